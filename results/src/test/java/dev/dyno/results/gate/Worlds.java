package dev.dyno.results.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/** Worlds in which base and candidate are the same program. */
final class Worlds {
    private Worlds() {}

    /** Returns the worlds by name; a seed makes one of each. */
    static Map<String, LongFunction<SimulatedDuet>> withoutChange() {
        Map<String, LongFunction<SimulatedDuet>> worlds = new LinkedHashMap<>();
        worlds.put("normal", seed -> new SimulatedDuet(seed, ForkNoise.normal(0.01)));
        worlds.put("heavy tails", seed -> new SimulatedDuet(seed, ForkNoise.heavy(0.01)));
        worlds.put("skewed", seed -> new SimulatedDuet(seed, ForkNoise.skewed(0.01)));
        worlds.put("lottery", seed -> new SimulatedDuet(seed, ForkNoise.lottery(0.07, 1.25, 0.01)));
        worlds.put(
                "even lottery",
                seed -> new SimulatedDuet(seed, ForkNoise.lottery(0.5, 1.25, 0.01)));
        worlds.put(
                "drift of 20 %",
                seed -> new SimulatedDuet(seed, ForkNoise.normal(0.01)).drifting(0.2 / 20));
        return worlds;
    }
}
