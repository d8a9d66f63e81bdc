package dev.dyno.harness.run;

import dev.dyno.results.model.RunManifest.PlannedTrial;
import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * The order of trials: rounds, each of which holds every implementation once per group of workloads
 * that still lacks forks, shuffled. So the forks of one round lie close in time, and no
 * implementation has a time of its own. Equal seeds give equal plans.
 */
final class RunPlan {
    private RunPlan() {}

    private record Group(Selection selection, List<Workload> workloads, int forks) {}

    private record Slot(Selection selection, Selection.Candidate candidate, Group group) {}

    /**
     * Plans the trials of the candidates that can run. Those that the gate then refuses are left
     * out of the execution; the plan of the others does not depend on them.
     */
    static List<PlannedTrial> of(List<Selection> selections, RunSettings settings, long seed) {
        List<Group> groups = new ArrayList<>();
        selections.forEach(selection -> groups.addAll(groups(selection, settings)));
        SplitMix64 random = new SplitMix64(seed ^ 0x504C_414EL);
        List<PlannedTrial> plan = new ArrayList<>();
        int rounds = groups.stream().mapToInt(Group::forks).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            for (Slot slot : shuffled(slots(groups, round), random)) {
                List<String> ids =
                        shuffled(slot.group().workloads(), random).stream()
                                .filter(slot.candidate()::supports)
                                .map(Workload::id)
                                .toList();
                if (!ids.isEmpty()) {
                    plan.add(
                            new PlannedTrial(
                                    plan.size(),
                                    slot.candidate().entry().contract(),
                                    slot.candidate().entry().id(),
                                    ids,
                                    round));
                }
            }
        }
        return plan;
    }

    private static List<Group> groups(Selection selection, RunSettings settings) {
        List<Workload> closed = new ArrayList<>();
        List<Workload> open = new ArrayList<>();
        for (Workload workload : selection.workloads()) {
            (workload instanceof ClosedLoopWorkload ? closed : open).add(workload);
        }
        List<Group> groups = new ArrayList<>();
        if (settings.oneWorkloadPerTrial()) {
            for (Workload workload : closed) {
                groups.add(new Group(selection, List.of(workload), settings.closedLoopForks()));
            }
        } else if (!closed.isEmpty()) {
            groups.add(new Group(selection, closed, settings.closedLoopForks()));
        }
        for (Workload workload : open) {
            groups.add(new Group(selection, List.of(workload), settings.openLoopForks()));
        }
        return groups;
    }

    private static List<Slot> slots(List<Group> groups, int round) {
        List<Slot> slots = new ArrayList<>();
        for (Group group : groups) {
            if (round < group.forks()) {
                for (Selection.Candidate candidate : group.selection().candidates()) {
                    if (candidate.runs()) {
                        slots.add(new Slot(group.selection(), candidate, group));
                    }
                }
            }
        }
        return slots;
    }

    /** Returns a permutation drawn by Fisher and Yates' method. */
    private static <T> List<T> shuffled(List<T> items, SplitMix64 random) {
        List<T> shuffled = new ArrayList<>(items);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            T moved = shuffled.get(last);
            shuffled.set(last, shuffled.get(other));
            shuffled.set(other, moved);
        }
        return shuffled;
    }
}
