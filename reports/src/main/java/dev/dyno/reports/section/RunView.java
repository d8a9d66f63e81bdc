package dev.dyno.reports.section;

import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Forks;
import java.util.List;

/**
 * A run with what all sections look up in it.
 *
 * @param run the raw samples
 * @param summary its rows
 * @param key the implementations and their colours
 * @param files the raw files
 */
record RunView(StoredRun run, RunSummary summary, Key key, RawFiles files) {
    /** Returns the workloads of a kind, closed_loop or open_loop, in the order of the run. */
    List<WorkloadInfo> workloads(String kind) {
        return run.manifest().workloads().stream().filter(one -> one.kind().equals(kind)).toList();
    }

    /** Returns the rows of a workload, reference first. */
    List<Row> rows(WorkloadInfo workload) {
        return summary.rows().stream().filter(row -> row.workload().equals(workload.id())).toList();
    }

    /** Returns the trials that a row rests on, by fork; empty unless the row is valid. */
    List<TrialResult> forks(Row row) {
        if (!row.verdict().equals("valid")) {
            return List.of();
        }
        return Forks.lastAttempts(run, row.contract(), row.workload(), row.implementation())
                .stream()
                .filter(trial -> trial.status().equals("ok"))
                .toList();
    }

    /** Returns the index of a row's implementation in the key. */
    int index(Row row) {
        return key.index(row.contract(), row.implementation());
    }
}
