package dev.dyno.harness.machine;

import org.jspecify.annotations.Nullable;

/** Parses pressure stall information, see the kernel's accounting/psi. */
final class Pressure {
    private static final String PREFIX = "some avg10=";

    private Pressure() {}

    /** Returns the percentage of the last 10 s in which some thread waited, or null. */
    static @Nullable Double someAvg10(String text) {
        if (!text.startsWith(PREFIX)) {
            return null;
        }
        int end = text.indexOf(' ', PREFIX.length());
        String number = end < 0 ? "" : text.substring(PREFIX.length(), end);
        return number.matches("\\d{1,3}\\.\\d{1,4}") ? Double.valueOf(number) : null;
    }
}
