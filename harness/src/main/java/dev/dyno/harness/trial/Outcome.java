package dev.dyno.harness.trial;

import dev.dyno.workloads.WrongAnswerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a workload ended, in the words of results.
 *
 * @param status ok, invalid, out_of_memory or failed
 * @param reason why it is not ok, or null
 */
record Outcome(String status, @Nullable String reason) {
    static final Outcome OK = new Outcome("ok", null);

    /**
     * Judges a failure by all that it has as causes and suppressed: JMH hides what a body threw
     * behind exceptions of its own.
     */
    static Outcome of(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        collect(failure, all, Collections.newSetFromMap(new IdentityHashMap<>()));
        for (Throwable one : all) {
            if (one instanceof WrongAnswerException) {
                return new Outcome("invalid", String.valueOf(one.getMessage()));
            }
        }
        for (Throwable one : all) {
            if (one instanceof OutOfMemoryError) {
                return new Outcome("out_of_memory", one.toString());
            }
        }
        return new Outcome("failed", all.getLast().toString());
    }

    private static void collect(Throwable failure, List<Throwable> all, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return;
        }
        all.add(failure);
        for (Throwable suppressed : failure.getSuppressed()) {
            collect(suppressed, all, seen);
        }
        if (failure.getCause() != null) {
            collect(failure.getCause(), all, seen);
        }
    }
}
