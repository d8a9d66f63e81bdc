package dev.dyno.harness.machine;

import dev.dyno.harness.place.LinuxThreads;
import dev.dyno.harness.place.LinuxThreads.MemoryAdvice;
import dev.dyno.harness.place.LinuxThreads.Refusal;
import dev.dyno.harness.place.SystemFiles;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Memory of a given size on pages of a given kind. Which pages the kernel really gave is read back
 * from {@code /proc/self/smaps}, since its help is only advice. Used by one thread.
 */
final class WorkingSet implements AutoCloseable {
    private static final long SMALL_ALIGNMENT_BYTES = 4096;
    private static final long HUGE_ALIGNMENT_BYTES = 2L << 20;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment memory;
    private final @Nullable Refusal refusal;
    private final Pages pages;

    /** Allocates and touches the memory; its content is zero. */
    WorkingSet(long bytes, Pages pages, LinuxThreads threads) {
        this.pages = pages;
        long alignment =
                bytes < HUGE_ALIGNMENT_BYTES ? SMALL_ALIGNMENT_BYTES : HUGE_ALIGNMENT_BYTES;
        memory = arena.allocate(bytes, alignment);
        refusal = pages == Pages.DEFAULT ? null : placeAgain(threads);
    }

    /** Gives the pages that the allocation touched back, and touches others of the wanted kind. */
    private @Nullable Refusal placeAgain(LinuxThreads threads) {
        MemoryAdvice kind =
                pages == Pages.HUGE ? MemoryAdvice.HUGE_PAGES : MemoryAdvice.SMALL_PAGES;
        Refusal first = threads.advise(memory, kind);
        Refusal second = threads.advise(memory, MemoryAdvice.DROP);
        memory.fill((byte) 0);
        return first != null ? first : second;
    }

    MemorySegment memory() {
        return memory;
    }

    /** Returns the pages that lie under the memory. */
    MappedPages mapped(SystemFiles files) {
        return MappedPages.under(files, memory.address(), memory.byteSize());
    }

    /** Returns why the memory does not lie on pages of the wanted kind, or null if it does. */
    @Nullable String problem(MappedPages mapped) {
        boolean isAsWanted =
                switch (pages) {
                    case DEFAULT -> true;
                    case SMALL -> !mapped.areHuge();
                    case HUGE -> mapped.areHuge();
                };
        if (isAsWanted) {
            return null;
        }
        return refusal != null
                ? refusal.message()
                : "the kernel put the working set on " + mapped.words();
    }

    @Override
    public void close() {
        arena.close();
    }
}
