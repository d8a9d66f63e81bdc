package dev.dyno.harness.place;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.BitSet;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own words about threads and CPUs: {@code gettid}, {@code sched_getcpu}, {@code
 * sched_setaffinity} and {@code sched_getaffinity} of Linux, {@code madvise} for probes, and one
 * attempt at {@code perf_event_open}. The only class of the harness with native calls, so the only
 * place to audit.
 *
 * <p>Elsewhere than on Linux, or where the C library lacks a function, an instance exists but is
 * not {@linkplain #isAvailable() available}; it says why, and its other methods throw {@link
 * IllegalStateException}.
 *
 * <p>Threading: every method may be called by any thread. Thread ids are the kernel's, as in {@code
 * /proc/self/task}; 0 is the calling thread.
 */
public final class LinuxThreads {
    private static final LinuxThreads SYSTEM =
            load(
                    System.getProperty("os.name", "unknown"),
                    System.getProperty("os.arch", "unknown"),
                    () -> Linker.nativeLinker().defaultLookup());

    /** The kernel refuses masks shorter than its own; this is the longest that Linux builds. */
    private static final int MASK_BYTES = 8192 / Byte.SIZE;

    private static final int ERRNO_UNKNOWN = 0;
    private static final int ERRNO_NO_SUCH_THREAD = 3;

    /** The first published size of {@code perf_event_attr}, which every kernel accepts. */
    private static final int PERF_ATTRIBUTE_BYTES = 64;

    private static final long PERF_EXCLUDE_KERNEL_AND_HYPERVISOR = 1L << 5 | 1L << 6;

    private final @Nullable Calls calls;
    private final @Nullable String problem;

    private LinuxThreads(@Nullable Calls calls, @Nullable String problem) {
        this.calls = calls;
        this.problem = problem;
    }

    /** Returns the calls of this machine. */
    public static LinuxThreads system() {
        return SYSTEM;
    }

    /** Links the functions, or remembers why that cannot be. */
    static LinuxThreads load(String osName, String architecture, Supplier<SymbolLookup> library) {
        if (!osName.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return new LinuxThreads(
                    null, osName + " has no sched_setaffinity: threads cannot be bound to CPUs");
        }
        try {
            return new LinuxThreads(Calls.link(library.get(), architecture), null);
        } catch (UnsatisfiedLinkError | UnsupportedOperationException failure) {
            return new LinuxThreads(
                    null, "the C library cannot be called: " + failure.getMessage());
        } catch (IllegalCallerException refused) {
            return new LinuxThreads(
                    null,
                    "native access is denied to this JVM; start it with"
                            + " --enable-native-access=ALL-UNNAMED");
        }
    }

    /** Returns whether threads can be asked about and bound. */
    public boolean isAvailable() {
        return calls != null;
    }

    /** Returns why not, or null if they can. */
    public @Nullable String problem() {
        return problem;
    }

    /** Returns the kernel's id of the calling thread. */
    public int threadId() {
        try {
            return (int) calls().getThreadId.invokeExact();
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /** Returns the CPU on which the calling thread runs, or -1 if the kernel does not say. */
    public int currentCpu() {
        try {
            return (int) calls().getCpu.invokeExact();
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /** Returns the CPUs on which a thread may run, or null if there is no such thread. */
    public @Nullable BitSet affinity(int threadId) {
        Calls linked = calls();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            MemorySegment state = arena.allocate(Calls.STATE);
            int outcome =
                    (int) linked.getAffinity.invokeExact(state, threadId, (long) MASK_BYTES, mask);
            if (outcome < 0) {
                return null;
            }
            return BitSet.valueOf(mask.asByteBuffer());
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /**
     * Confines a thread to some CPUs. What the kernel made of it is for the caller to read back: it
     * quietly drops CPUs of the mask that are offline or outside the process's cpuset.
     *
     * @return the kernel's refusal, or null
     */
    public @Nullable Refusal bind(int threadId, BitSet cpus) {
        Calls linked = calls();
        if (cpus.length() > MASK_BYTES * Byte.SIZE) {
            return new Refusal(ERRNO_UNKNOWN, "no kernel has a CPU " + (cpus.length() - 1));
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(MASK_BYTES, Long.BYTES);
            MemorySegment.copy(
                    MemorySegment.ofArray(cpus.toByteArray()),
                    0,
                    mask,
                    0,
                    cpus.toByteArray().length);
            MemorySegment state = arena.allocate(Calls.STATE);
            int outcome =
                    (int) linked.setAffinity.invokeExact(state, threadId, (long) MASK_BYTES, mask);
            return outcome == 0 ? null : Refusal.of("sched_setaffinity", Calls.errno(state));
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /** What a probe asks the kernel to do with memory, see madvise(2). */
    public enum MemoryAdvice {
        /** Take the pages back; the next touch brings new ones that hold zeros. */
        DROP(4),
        /** Use transparent huge pages from the next touch of new pages on. */
        HUGE_PAGES(14),
        /** Use no huge pages. */
        SMALL_PAGES(15);

        private final int number;

        MemoryAdvice(int number) {
            this.number = number;
        }
    }

    /**
     * Advises the kernel about memory. What it made of that is for the caller to read back.
     *
     * @param memory native memory that begins on a page and is a whole number of pages long
     * @return the kernel's refusal, or null
     */
    public @Nullable Refusal advise(MemorySegment memory, MemoryAdvice advice) {
        Calls linked = calls();
        if (!memory.isNative()) {
            throw new IllegalArgumentException("the kernel does not manage this memory: " + memory);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Calls.STATE);
            int outcome =
                    (int)
                            linked.adviseMemory.invokeExact(
                                    state, memory, memory.byteSize(), advice.number);
            return outcome == 0 ? null : Refusal.of("madvise", Calls.errno(state));
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    /**
     * Tries to open the processor's cycle counter for the calling thread, and closes it again.
     *
     * @return why that failed, or null if it worked
     */
    public @Nullable Refusal tryCycleCounter() {
        Calls linked = calls();
        if (linked.perfEventOpenNumber < 0) {
            return new Refusal(
                    ERRNO_UNKNOWN,
                    "the number of perf_event_open is not known for this architecture");
        }
        try (Arena arena = Arena.ofConfined()) {
            // Type 0 and event 0 are PERF_TYPE_HARDWARE and PERF_COUNT_HW_CPU_CYCLES.
            MemorySegment attributes = arena.allocate(PERF_ATTRIBUTE_BYTES, Long.BYTES);
            attributes.set(JAVA_INT, 4, PERF_ATTRIBUTE_BYTES);
            attributes.set(JAVA_LONG, 40, PERF_EXCLUDE_KERNEL_AND_HYPERVISOR);
            MemorySegment state = arena.allocate(Calls.STATE);
            long file =
                    (long)
                            linked.systemCall.invokeExact(
                                    state,
                                    linked.perfEventOpenNumber,
                                    attributes,
                                    0L,
                                    -1L,
                                    -1L,
                                    0L);
            if (file < 0) {
                return Refusal.of("perf_event_open", Calls.errno(state));
            }
            int closed = (int) linked.close.invokeExact((int) file);
            return closed == 0 ? null : new Refusal(ERRNO_UNKNOWN, "close failed");
        } catch (Throwable failure) {
            throw unexpected(failure);
        }
    }

    private Calls calls() {
        if (calls == null) {
            throw new IllegalStateException(problem);
        }
        return calls;
    }

    private static IllegalStateException unexpected(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return new IllegalStateException("a native call failed", failure);
    }

    /**
     * Why the kernel said no.
     *
     * @param errno the error number, or 0 if there is none
     * @param message for a reader
     */
    public record Refusal(int errno, String message) {
        static Refusal of(String call, int errno) {
            return new Refusal(errno, call + " failed: " + describe(call, errno));
        }

        /** Returns whether the thread has ended. */
        public boolean isNoSuchThread() {
            return errno == ERRNO_NO_SUCH_THREAD;
        }

        private static String describe(String call, int errno) {
            return switch (errno) {
                case 1 -> "EPERM, not permitted";
                case 2 -> "ENOENT, this event does not exist here";
                case ERRNO_NO_SUCH_THREAD -> "ESRCH, no such thread";
                case 13 -> "EACCES, permission denied";
                case 19 -> "ENODEV, the processor or hypervisor does not offer it";
                case 22 ->
                        call.equals("madvise")
                                ? "EINVAL, the kernel was built without it"
                                : "EINVAL, none of these CPUs is online and allowed to this"
                                        + " process";
                case 38 -> "ENOSYS, the kernel was built without it or a filter blocks it";
                case 95 -> "EOPNOTSUPP, the processor or hypervisor does not offer it";
                default -> "errno " + errno;
            };
        }
    }

    /** The linked functions; a record, so that the compiler may treat the handles as constants. */
    private record Calls(
            MethodHandle getThreadId,
            MethodHandle getCpu,
            MethodHandle setAffinity,
            MethodHandle getAffinity,
            MethodHandle systemCall,
            MethodHandle close,
            MethodHandle adviseMemory,
            long perfEventOpenNumber) {
        static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

        static int errno(MemorySegment state) {
            return (int) ERRNO.get(state, 0L);
        }

        static Calls link(SymbolLookup library, String architecture) {
            Linker.Option keepErrno = Linker.Option.captureCallState("errno");
            FunctionDescriptor onMask =
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ValueLayout.ADDRESS);
            FunctionDescriptor onMemory =
                    FunctionDescriptor.of(JAVA_INT, ValueLayout.ADDRESS, JAVA_LONG, JAVA_INT);
            FunctionDescriptor onNothing = FunctionDescriptor.of(JAVA_INT);
            FunctionDescriptor onSystemCall =
                    FunctionDescriptor.of(
                            JAVA_LONG,
                            JAVA_LONG,
                            ValueLayout.ADDRESS,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_LONG);
            return new Calls(
                    handle(library, "gettid", onNothing, Linker.Option.critical(false)),
                    handle(library, "sched_getcpu", onNothing, Linker.Option.critical(false)),
                    handle(library, "sched_setaffinity", onMask, keepErrno),
                    handle(library, "sched_getaffinity", onMask, keepErrno),
                    handle(
                            library,
                            "syscall",
                            onSystemCall,
                            keepErrno,
                            Linker.Option.firstVariadicArg(1)),
                    handle(library, "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)),
                    handle(library, "madvise", onMemory, keepErrno),
                    switch (architecture) {
                        case "amd64", "x86_64" -> 298;
                        case "aarch64", "riscv64" -> 241;
                        default -> -1;
                    });
        }

        // Linking is what the restriction is about; this class exists to hold it.
        @SuppressWarnings("restricted")
        private static MethodHandle handle(
                SymbolLookup library,
                String name,
                FunctionDescriptor descriptor,
                Linker.Option... options) {
            MemorySegment address =
                    library.find(name)
                            .orElseThrow(
                                    () -> new UnsatisfiedLinkError("it has no function " + name));
            return Linker.nativeLinker().downcallHandle(address, descriptor, options);
        }
    }
}
