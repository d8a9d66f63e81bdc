package dev.dyno.harness.run;

import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.results.model.Shard;
import dev.dyno.workloads.OpenLoopWorkload;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a suite is spread over machines. A part takes whole workloads, each with all implementations,
 * so that what is compared was interleaved on one machine. The longest workloads are dealt first,
 * each to the part that has least to do; the same command gives the same parts everywhere.
 *
 * @param index from 1
 * @param count at least 1
 */
public record Sharding(int index, int count) {
    /** Checks the range. */
    public Sharding {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException("no part " + index + "/" + count);
        }
    }

    /** Returns what {@code shard.json} says of this part. */
    public Shard shard(List<Selection> suite) {
        return new Shard(
                Shard.SCHEMA_VERSION,
                index,
                count,
                workloads(suite).stream().map(Workload::id).toList());
    }

    /**
     * Returns this part of a suite.
     *
     * @throws UserError if there are more parts than workloads
     */
    public List<Selection> part(List<Selection> suite, Profile profile) {
        List<Workload> workloads = workloads(suite);
        if (workloads.size() < count) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--shard "
                            + index
                            + "/"
                            + count
                            + ": the suite has "
                            + workloads.size()
                            + " workloads, and a part takes whole ones; use at most "
                            + workloads.size()
                            + " parts");
        }
        Set<Workload> own = own(workloads, profile);
        List<Selection> part = new ArrayList<>();
        for (Selection selection : suite) {
            List<Workload> kept = selection.workloads().stream().filter(own::contains).toList();
            if (!kept.isEmpty()) {
                part.add(new Selection(selection.domain(), kept, selection.candidates()));
            }
        }
        return part;
    }

    private static List<Workload> workloads(List<Selection> suite) {
        List<Workload> workloads = new ArrayList<>();
        suite.forEach(selection -> workloads.addAll(selection.workloads()));
        return workloads;
    }

    private Set<Workload> own(List<Workload> workloads, Profile profile) {
        RunSettings settings = RunSettings.of(profile);
        List<Workload> longestFirst = new ArrayList<>(workloads);
        longestFirst.sort(
                Comparator.comparingDouble((Workload one) -> -seconds(one, profile, settings)));
        double[] loadSeconds = new double[count];
        Set<Workload> own = new HashSet<>();
        for (Workload workload : longestFirst) {
            int least = 0;
            for (int part = 1; part < count; part++) {
                least = loadSeconds[part] < loadSeconds[least] ? part : least;
            }
            loadSeconds[least] += seconds(workload, profile, settings);
            if (least == index - 1) {
                own.add(workload);
            }
        }
        return own;
    }

    private static double seconds(Workload workload, Profile profile, RunSettings settings) {
        return workload instanceof OpenLoopWorkload<?> open
                ? settings.openLoopForks()
                        * (open.ratesPerSecond(profile).size() + 1)
                        * settings.openLoopSeconds()
                : settings.closedLoopForks() * settings.closedLoopSeconds();
    }
}
