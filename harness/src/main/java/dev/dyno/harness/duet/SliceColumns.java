package dev.dyno.harness.duet;

import dev.dyno.duet.ControlBlock;
import dev.dyno.duet.Slice;
import dev.dyno.results.model.DuetGroup.Slices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns the slices of a control block into columns, as far as they were measured. */
final class SliceColumns {
    private final ControlBlock block;
    private final byte[] schedule;
    private final int turnsOver;

    SliceColumns(ControlBlock block, byte[] schedule) {
        this.block = block;
        this.schedule = schedule;
        this.turnsOver = Math.max(0, block.turn());
    }

    Slices of(int arm) {
        List<Integer> turns = new ArrayList<>();
        List<Slice> slices = new ArrayList<>();
        for (int turn = 0; turn < turnsOver; turn++) {
            if (schedule[turn] == arm) {
                turns.add(turn);
                slices.add(block.slice(turn));
            }
        }
        return new Slices(
                turns,
                column(slices, Slice::startNanos),
                column(slices, Slice::operations),
                column(slices, slice -> known(slice.scoreNanosPerOperation())),
                column(slices, Slice::wallNanos),
                column(slices, Slice::cpuNanos),
                column(slices, Slice::runDelayNanos),
                column(slices, Slice::allocatedBytes),
                column(slices, Slice::processCpuNanos),
                column(slices, Slice::gcCount),
                column(slices, Slice::gcMillis),
                column(slices, Slice::jitMillis));
    }

    private static <T> List<T> column(List<Slice> slices, Function<Slice, T> field) {
        return slices.stream().map(field).toList();
    }

    /** JSON has no word for what is not a number. */
    private static double known(double score) {
        return Double.isFinite(score) ? score : Slice.UNKNOWN;
    }
}
