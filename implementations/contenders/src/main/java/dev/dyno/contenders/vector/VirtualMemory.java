package dev.dyno.contenders.vector;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.contracts.Availability;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Memory from the kernel and from the C library. The only class of the vectors with native calls,
 * so the only place to audit. Addresses are as long as a pointer.
 *
 * <p>Source: mmap(2), mprotect(2), madvise(2), malloc(3); the constants are those of Linux, equal
 * on x86-64 and AArch64. Safe for use by any thread.
 */
final class VirtualMemory {
    /** The size of a huge page with base pages of 4 KiB. */
    static final long HUGE_PAGE_BYTES = 2L << 20;

    private static final int PROT_NONE = 0;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x2 | 0x20 | 0x4000;
    private static final int MADV_DONTNEED = 4;
    private static final int MADV_HUGEPAGE = 14;

    private VirtualMemory() {}

    /** Answers whether the calls mean here what this class takes them to mean. */
    static Availability availability() {
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean isKnown =
                System.getProperty("os.name", "").equals("Linux")
                        && (arch.equals("amd64") || arch.equals("aarch64"));
        return isKnown
                ? Availability.USABLE
                : Availability.unusable("mmap(2) is called on Linux on x86-64 and AArch64 only");
    }

    /** Returns the start of addresses that hold nothing and cannot be used, or -1. */
    static long reserve(long bytes) {
        return Calls.map(bytes, PROT_NONE);
    }

    /** Returns the start of memory that is zero, or -1. */
    static long map(long bytes) {
        return Calls.map(bytes, PROT_READ_WRITE);
    }

    /** Gives addresses back, and what is there. */
    static void unmap(long address, long bytes) {
        check("munmap", Calls.two(Calls.UNMAP, address, bytes));
    }

    /** Makes reserved addresses usable, and answers whether the kernel had the memory for it. */
    static boolean commit(long address, long bytes) {
        return Calls.three(Calls.PROTECT, address, bytes, PROT_READ_WRITE) == 0;
    }

    /** Forgets what is there; the addresses stay reserved. */
    static void decommit(long address, long bytes) {
        check("madvise", Calls.three(Calls.ADVISE, address, bytes, MADV_DONTNEED));
        check("mprotect", Calls.three(Calls.PROTECT, address, bytes, PROT_NONE));
    }

    /** Asks for huge pages. A kernel without them does not follow, which costs time only. */
    static boolean adviseHugePages(long address, long bytes) {
        return Calls.three(Calls.ADVISE, address, bytes, MADV_HUGEPAGE) == 0;
    }

    /**
     * Returns a block of another size with the contents of one, which is used up; or 0, and the old
     * one is as it was.
     *
     * @param address 0 for a new block
     */
    static long realloc(long address, long bytes) {
        return Calls.realloc(address, bytes);
    }

    /** Gives a block of {@link #realloc} back. */
    static void free(long address) {
        Calls.free(address);
    }

    private static void check(String call, int result) {
        if (result != 0) {
            throw new IllegalStateException(call + " refuses memory that is this process's own");
        }
    }

    /** The calls, linked at first use. */
    private static final class Calls {
        private static final Linker LINKER = Linker.nativeLinker();
        private static final MethodHandle MAP =
                link(
                        "mmap",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                                JAVA_LONG));
        private static final MethodHandle REALLOC =
                link("realloc", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG));
        private static final MethodHandle FREE = link("free", FunctionDescriptor.ofVoid(JAVA_LONG));

        static final MethodHandle UNMAP =
                link("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
        static final MethodHandle PROTECT =
                link("mprotect", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
        static final MethodHandle ADVISE =
                link("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

        @SuppressWarnings("restricted") // The descriptors are those of the manual pages.
        private static MethodHandle link(String name, FunctionDescriptor descriptor) {
            MemorySegment function = LINKER.defaultLookup().findOrThrow(name);
            return LINKER.downcallHandle(function, descriptor);
        }

        static long map(long bytes, int protection) {
            try {
                return (long)
                        MAP.invokeExact(
                                0L, bytes, protection, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0L);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        }

        static int two(MethodHandle call, long address, long bytes) {
            try {
                return (int) call.invokeExact(address, bytes);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        }

        static int three(MethodHandle call, long address, long bytes, int word) {
            try {
                return (int) call.invokeExact(address, bytes, word);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        }

        static long realloc(long address, long bytes) {
            try {
                return (long) REALLOC.invokeExact(address, bytes);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        }

        static void free(long address) {
            try {
                FREE.invokeExact(address);
            } catch (Throwable failure) {
                throw impossible(failure);
            }
        }

        private static IllegalStateException impossible(Throwable failure) {
            return new IllegalStateException("a native call could not be made", failure);
        }
    }
}
