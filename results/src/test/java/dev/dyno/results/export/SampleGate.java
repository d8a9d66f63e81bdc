package dev.dyno.results.export;

import dev.dyno.results.gate.Arm;
import dev.dyno.results.gate.Comparison;
import dev.dyno.results.gate.ForkGroup;
import dev.dyno.results.gate.Gate;
import dev.dyno.results.gate.GateResult;
import dev.dyno.results.gate.GateSettings;
import dev.dyno.results.gate.InconclusivePolicy;
import dev.dyno.results.gate.Reduction;
import dev.dyno.results.stats.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A gate result with every verdict, and with names that every format has to escape. */
final class SampleGate {
    /** Breaks whatever is not escaped. */
    static final String AWKWARD = "odd|name <&\"',\\ \u0001\nü-8";

    private SampleGate() {}

    static GateResult everyVerdict() {
        return Gate.judge(
                List.of(
                        comparison("matching/flow-normal", 1, 1, 0.002),
                        comparison("matching/slower", 1.05, 1, 0.002),
                        comparison("matching/faster", 0.95, 1, 0.002),
                        comparison("matching/noisy", 1, 1, 0.1),
                        comparison(AWKWARD, 1, 1.1, 0.002)));
    }

    static GateResult warned() {
        Comparison noisy = comparison("matching/noisy", 1, 1, 0.1);
        GateSettings strict = noisy.settings();
        GateSettings lenient =
                new GateSettings(
                        strict.detectFraction(),
                        strict.comparisonAlpha(),
                        strict.suiteAlpha(),
                        strict.power(),
                        strict.injectedFraction(),
                        strict.looks(),
                        InconclusivePolicy.WARN,
                        strict.seed());
        return Gate.judge(List.of(with(noisy, lenient)));
    }

    static GateResult unmeasured() {
        Comparison measured = comparison("matching/flow-normal", 1, 1, 0.002);
        return Gate.judge(
                List.of(
                        new Comparison(
                                measured.benchmark(),
                                measured.metric(),
                                measured.unit(),
                                measured.reduction(),
                                measured.settings(),
                                List.of(),
                                List.of())));
    }

    private static Comparison with(Comparison comparison, GateSettings settings) {
        return new Comparison(
                comparison.benchmark(),
                comparison.metric(),
                comparison.unit(),
                comparison.reduction(),
                settings,
                comparison.screening(),
                comparison.confirmation());
    }

    private static Comparison comparison(String name, double candidate, double copy, double noise) {
        SeededRandom random = new SeededRandom(name.length());
        List<ForkGroup> groups = new ArrayList<>();
        for (int group = 0; group < 40; group++) {
            groups.add(
                    ForkGroup.of(
                            group,
                            Map.of(
                                    Arm.BASE,
                                    cost(1, noise, random),
                                    Arm.CANDIDATE,
                                    cost(candidate, noise, random),
                                    Arm.BASE_COPY,
                                    cost(copy, noise, random))));
        }
        return new Comparison(
                name,
                "cpu_nanos_per_operation",
                "ns/op",
                Reduction.MEDIAN_OF_RATIOS,
                GateSettings.defaults(1),
                groups.subList(0, 20),
                groups.subList(20, 40));
    }

    private static double[] cost(double ratio, double noise, SeededRandom random) {
        return new double[] {100 * ratio * Math.exp(noise * random.nextGaussian())};
    }
}
