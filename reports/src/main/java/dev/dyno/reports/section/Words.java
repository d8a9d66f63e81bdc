package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.RunSummary.Interval;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.Ratio;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Phrases that several sections share. */
final class Words {
    private Words() {}

    /** Returns a word of the files for people: {@code closed_loop} becomes {@code closed loop}. */
    static String plain(String word) {
        return word.replace('_', ' ');
    }

    /** Returns a word with a capital. */
    static String capital(String word) {
        String plain = plain(word);
        return plain.isEmpty()
                ? plain
                : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    /** Returns a time without the fraction of its second. */
    static String second(String instant) {
        return instant.replaceFirst("\\.\\d+Z$", "Z");
    }

    /** Returns a phrase with a capital and one full stop. */
    static String sentence(String phrase) {
        return capital(phrase) + (phrase.endsWith(".") ? "" : ".");
    }

    /** Returns a verdict as a cell. */
    static Cell verdict(String verdict) {
        return Cell.of(plain(verdict), tone(verdict));
    }

    /** Returns what a verdict means. */
    static Tone tone(String verdict) {
        return switch (verdict) {
            case "valid", "passed", "ok", "complete" -> Tone.GOOD;
            case "unavailable", "unsupported", "skipped", "missing", "interrupted", "cut_off" ->
                    Tone.WARN;
            default -> Tone.BAD;
        };
    }

    /** Returns an interval as a cell, with what it covers, or why there is none. */
    static Cell interval(@Nullable Interval interval, DoubleFunction<String> format) {
        return interval == null
                ? Cell.of("too few forks")
                : Cell.of(
                        "["
                                + format.apply(interval.low())
                                + ", "
                                + format.apply(interval.high())
                                + "] at "
                                + Quantities.share(interval.confidence()));
    }

    /** Returns a ratio with its interval, for example {@code 3.41× [3.22, 3.60]}. */
    static String ratio(Ratio ratio) {
        Interval interval = ratio.interval();
        return Quantities.ratio(ratio.estimate())
                + (interval == null
                        ? ""
                        : " " + Quantities.ratioInterval(interval.low(), interval.high()));
    }

    /** Returns a percentile with its interval, or how many samples are missing. */
    static Cell percentile(Percentile percentile) {
        if (percentile.valueNanos() == null) {
            return Cell.of(
                    Quantities.count(percentile.samplesMissing()) + " more samples needed",
                    Tone.WARN);
        }
        return Cell.of(duration(percentile));
    }

    /** Returns a percentile's value with its interval. */
    static String duration(Percentile percentile) {
        Long value = percentile.valueNanos();
        if (value == null) {
            return "not enough samples";
        }
        Long low = percentile.lowNanos();
        Long high = percentile.highNanos();
        return Quantities.nanos(value)
                + (low == null || high == null
                        ? ""
                        : " [" + Quantities.nanos(low) + ", " + Quantities.nanos(high) + "]");
    }
}
