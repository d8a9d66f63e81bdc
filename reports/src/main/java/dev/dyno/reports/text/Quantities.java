package dev.dyno.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Turns figures into text for people. */
public final class Quantities {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final String[] TIMES = {"ns", "µs", "ms", "s"};
    private static final String[] MAGNITUDES = {"", " k", " M", " G", " T"};
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Quantities() {}

    /** Returns a duration with its unit, for example {@code 4.10 µs}. */
    public static String nanos(double nanos) {
        int unit = magnitude(nanos, 1_000, TIMES.length);
        return threeDigits(nanos / Math.pow(1_000, unit)) + " " + TIMES[unit];
    }

    /** Returns a duration with its unit, for example {@code 4.10 µs}. */
    public static String nanos(long nanos) {
        return nanos((double) nanos);
    }

    /** Returns a figure with a magnitude, for example {@code 3.42 M}. */
    public static String magnitude(double value) {
        int unit = magnitude(value, 1_000, MAGNITUDES.length);
        return threeDigits(value / Math.pow(1_000, unit)) + MAGNITUDES[unit];
    }

    /** Returns a size with its unit, for example {@code 1.50 MiB}; whole bytes have no decimals. */
    public static String bytes(double bytes) {
        int unit = magnitude(bytes, 1_024, BYTES.length);
        double scaled = bytes / Math.pow(1_024, unit);
        String digits = unit == 0 && isWhole(scaled) ? count((long) scaled) : threeDigits(scaled);
        return digits + " " + BYTES[unit];
    }

    /** Returns a size with its unit. */
    public static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** Returns a ratio, for example {@code 3.41×}. */
    public static String ratio(double ratio) {
        return ratioDigits(ratio) + "×";
    }

    /** Returns the bounds of a ratio, for example {@code [3.22, 3.60]}. */
    public static String ratioInterval(double low, double high) {
        return "[" + ratioDigits(low) + ", " + ratioDigits(high) + "]";
    }

    /** Returns a share of one as a percentage, for example {@code 96.9 %}. */
    public static String share(double fraction) {
        return percent(fraction * 100);
    }

    /** Returns a percentage, for example {@code 96.9 %}. */
    public static String percent(double percent) {
        if (percent != 0 && Math.abs(percent) < 0.01) {
            return percent > 0 ? "< 0.01 %" : "> −0.01 %";
        }
        return plain(BigDecimal.valueOf(percent).round(THREE_DIGITS)) + " %";
    }

    /** Returns a percentile's name, for example {@code p99.9}. */
    public static String percentile(double percent) {
        return "p" + plain(BigDecimal.valueOf(percent));
    }

    /** Returns a whole number with its thousands set apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Returns a noun with its number, for example {@code 1 fork} or {@code 6 forks}. */
    public static String plural(long count, String singular, String plural) {
        return count(count) + " " + (count == 1 ? singular : plural);
    }

    /** Returns three significant digits and no exponent, for example {@code 3.40}. */
    public static String threeDigits(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "not a number" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        int wanted = THREE_DIGITS.getPrecision() - (rounded.precision() - rounded.scale());
        String digits =
                rounded.setScale(Math.max(0, wanted), RoundingMode.HALF_EVEN).toPlainString();
        return digits.startsWith("-") ? "−" + digits.substring(1) : digits;
    }

    private static String ratioDigits(double ratio) {
        if (!Double.isFinite(ratio)) {
            return threeDigits(ratio);
        }
        int decimals = ratio < 10 ? 2 : ratio < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", ratio);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    /** Returns the unit in which the figure, rounded, has at most three digits before the point. */
    private static int magnitude(double value, double step, int units) {
        double size = Math.abs(value);
        int unit = 0;
        while (unit < units - 1 && size >= step - 0.5) {
            size /= step;
            unit++;
        }
        return unit;
    }
}
