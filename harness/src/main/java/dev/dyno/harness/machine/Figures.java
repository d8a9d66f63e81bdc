package dev.dyno.harness.machine;

/** Rounds figures to the digits that they deserve. */
final class Figures {
    private Figures() {}

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
