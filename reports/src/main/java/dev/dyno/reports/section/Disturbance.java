package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.results.model.TrialResult.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What disturbed a span of time, as its ledger tells it. */
final class Disturbance {
    /** A cause that took this share of a span disturbed it. */
    static final double SHARE = 0.01;

    private Disturbance() {}

    /** Returns the causes, or an empty text. */
    static String of(Ledger ledger, long durationNanos) {
        List<String> causes = new ArrayList<>();
        time(causes, "waited for its CPU", ledger.runDelayNanos(), durationNanos);
        time(causes, "steal", ledger.stealNanos(), durationNanos);
        time(causes, "collections", ledger.gcNanos(), durationNanos);
        count(causes, ledger.migrations(), "migration", "migrations");
        count(causes, ledger.majorFaults(), "major fault", "major faults");
        return String.join(", ", causes);
    }

    private static void time(
            List<String> causes, String cause, @Nullable Long nanos, long durationNanos) {
        if (nanos != null && nanos > SHARE * durationNanos) {
            causes.add(cause + " " + Quantities.nanos(nanos));
        }
    }

    private static void count(
            List<String> causes, @Nullable Long count, String singular, String plural) {
        if (count != null && count > 0) {
            causes.add(Quantities.plural(count, singular, plural));
        }
    }
}
