package dev.dyno.harness.run;

import dev.dyno.results.model.ConformanceResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The gate's verdicts on the selected candidates, which are found side by side: nothing is timed
 * there. Used by one thread; closing it gives up what is not yet found.
 */
final class GateQueue implements AutoCloseable {
    /** Each process may use a trial's memory. */
    private static final int SIDE_BY_SIDE_MAX = 2;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService executor;
    private final List<Pending> pending = new ArrayList<>();

    /** A candidate whose verdict is being found. */
    record Pending(Selection.Candidate candidate, Future<ConformanceResult> verdict) {
        /**
         * Waits for the verdict.
         *
         * @throws InterruptedException if the run is to stop
         */
        ConformanceResult await() throws InterruptedException {
            try {
                return verdict.get();
            } catch (ExecutionException failure) {
                switch (failure.getCause()) {
                    case InterruptedException stopping ->
                            throw new InterruptedException(stopping.getMessage());
                    case RuntimeException known -> throw known;
                    case Error known -> throw known;
                    case null, default -> throw new IllegalStateException(failure);
                }
            }
        }
    }

    /** Where the output of a candidate's process goes. */
    @FunctionalInterface
    interface Logs {
        /** Returns an existing file. */
        Path of(Selection.Candidate candidate);
    }

    /** Begins to check every selected candidate. */
    GateQueue(ConformanceGate gate, List<Selection> selections, Logs logs) {
        // The logs are made first: where that fails there are no threads to be stopped yet.
        List<Job> jobs = new ArrayList<>();
        for (Selection selection : selections) {
            for (Selection.Candidate candidate : selection.candidates()) {
                if (candidate.selected()) {
                    jobs.add(new Job(selection, candidate, logs.of(candidate)));
                }
            }
        }
        int cpus = Runtime.getRuntime().availableProcessors();
        executor = Executors.newFixedThreadPool(Math.min(cpus, SIDE_BY_SIDE_MAX));
        for (Job job : jobs) {
            Future<ConformanceResult> verdict =
                    executor.submit(() -> gate.check(job.selection, job.candidate, job.log));
            pending.add(new Pending(job.candidate, verdict));
        }
    }

    private record Job(Selection selection, Selection.Candidate candidate, Path log) {}

    /** Returns the candidates in the order of the catalogue. */
    List<Pending> pending() {
        return List.copyOf(pending);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
