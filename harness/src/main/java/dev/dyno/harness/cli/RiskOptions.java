package dev.dyno.harness.cli;

import picocli.CommandLine.Option;

/** What a comparison must be able to show, and at what risk. */
final class RiskOptions {
    @Option(
            names = "--detect",
            paramLabel = "PERCENT",
            defaultValue = "2%",
            converter = Converters.Percent.class,
            description = "The smallest slowdown that matters; default ${DEFAULT-VALUE}.")
    private double detectFraction;

    @Option(
            names = "--false-alarms",
            paramLabel = "PERCENT",
            defaultValue = "0.1%",
            converter = Converters.Percent.class,
            description = {
                "How often a comparison of a program with itself may be red; default",
                "${DEFAULT-VALUE}. A whole suite may ten times as often, at most 5 %%."
            })
    private double falseAlarmFraction;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "23",
            converter = Converters.Seed.class,
            description = "Selects the order of benchmarks and turns; default ${DEFAULT-VALUE}.")
    private long seed;

    double detectFraction() {
        return detectFraction;
    }

    double falseAlarmFraction() {
        return falseAlarmFraction;
    }

    long seed() {
        return seed;
    }
}
