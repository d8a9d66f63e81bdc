package dev.dyno.workloads.matching.flow;

import dev.dyno.workloads.SplitMix64;

/** Gives each kind of flow a random sequence of its own for the same seed. */
final class FlowRandom {
    private FlowRandom() {}

    /** Returns the generator of the flow with this name. */
    static SplitMix64 of(String flow, long seed) {
        long mixed = seed;
        for (int i = 0; i < flow.length(); i++) {
            mixed = SplitMix64.mix(mixed + flow.charAt(i));
        }
        return new SplitMix64(mixed);
    }
}
