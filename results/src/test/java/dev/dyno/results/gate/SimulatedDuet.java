package dev.dyno.results.gate;

import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Fork groups whose truth is known: the costs of each arm are the base's times the arm's true
 * ratio, times the luck of its fork, times what the machine did to the whole group.
 */
final class SimulatedDuet {
    private static final double COST = 100;

    private final SeededRandom random;
    private final ForkNoise noise;
    private final Map<Arm, Double> trueRatio = new EnumMap<>(Arm.class);
    private double driftPerGroup;
    private int slices = 1;
    private long index;

    SimulatedDuet(long seed, ForkNoise noise) {
        this.random = new SeededRandom(seed);
        this.noise = noise;
        trueRatio.put(Arm.BASE, 1.0);
        trueRatio.put(Arm.BASE_COPY, 1.0);
        trueRatio.put(Arm.CANDIDATE, 1.0);
    }

    /** Sets the true cost of an arm over the base's. */
    SimulatedDuet with(Arm arm, double ratio) {
        trueRatio.put(arm, ratio);
        return this;
    }

    /** Makes the machine slower by this factor, less one, from group to group. */
    SimulatedDuet drifting(double perGroup) {
        driftPerGroup = perGroup;
        return this;
    }

    /** Gives each fork so many slices, with noise of their own. */
    SimulatedDuet slices(int count) {
        slices = count;
        return this;
    }

    /** Returns the next groups in time. */
    List<ForkGroup> groups(int count) {
        List<ForkGroup> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            double machine = Math.pow(1 + driftPerGroup, (double) index);
            Map<Arm, double[]> costs = new EnumMap<>(Arm.class);
            trueRatio.forEach((arm, ratio) -> {
                double level = COST * machine * ratio * Math.exp(noise.draw(random));
                double[] cost = new double[slices];
                for (int slice = 0; slice < slices; slice++) {
                    cost[slice] = slices == 1 ? level : level * sliceNoise();
                }
                costs.put(arm, cost);
            });
            groups.add(ForkGroup.of(index++, costs));
        }
        return groups;
    }

    /** Follows the protocol to its end, as a runner does. */
    Comparison run(String benchmark, GateSettings settings, int suiteSize) {
        List<ForkGroup> screening = new ArrayList<>();
        List<ForkGroup> confirmation = new ArrayList<>();
        while (true) {
            Comparison comparison =
                    new Comparison(
                            benchmark,
                            "cpu_nanos_per_operation",
                            "ns/op",
                            Reduction.MEDIAN_OF_RATIOS,
                            settings,
                            screening,
                            confirmation);
            NextStep step = Gate.next(comparison, suiteSize);
            switch (step.kind()) {
                case SCREEN -> screening.addAll(groups(step.groups()));
                case CONFIRM -> confirmation.addAll(groups(step.groups()));
                case STOP -> {
                    return comparison;
                }
            }
        }
    }

    private double sliceNoise() {
        return Math.exp(0.005 * random.nextGaussian());
    }
}
