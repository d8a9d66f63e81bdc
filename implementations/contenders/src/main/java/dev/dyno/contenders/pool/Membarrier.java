package dev.dyno.contenders.pool;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.dyno.contracts.Availability;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * A memory barrier on every CPU that runs a thread of this process, by one call to the kernel. The
 * only class of the deques with native calls, so the only place to audit.
 *
 * <p>Source: membarrier(2), {@code MEMBARRIER_CMD_PRIVATE_EXPEDITED}, Linux 4.14 and newer. Safe
 * for use by any thread.
 */
final class Membarrier {
    private static final long PRIVATE_EXPEDITED = 1 << 3;
    private static final long REGISTER_PRIVATE_EXPEDITED = 1 << 4;

    private Membarrier() {}

    /** Registers the process with the kernel, and answers whether that worked. */
    static Availability availability() {
        return Calls.AVAILABILITY;
    }

    /** Returns when every running thread of the process has passed a full barrier. */
    static void onAllThreads() {
        if (Calls.call(PRIVATE_EXPEDITED) != 0) {
            throw new IllegalStateException("membarrier failed although the process is registered");
        }
    }

    /** The system call, linked at first use. */
    private static final class Calls {
        private static final long NUMBER =
                switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> 324;
                    case "aarch64" -> 283;
                    default -> -1;
                };

        private static final MethodHandle SYSCALL = link();

        static final Availability AVAILABILITY = register();

        private static Availability register() {
            if (!System.getProperty("os.name", "").equals("Linux") || NUMBER < 0) {
                return Availability.unusable(
                        "membarrier(2) is called on Linux on x86-64 and AArch64 only");
            }
            return call(REGISTER_PRIVATE_EXPEDITED) == 0
                    ? Availability.USABLE
                    : Availability.unusable(
                            "the kernel refuses membarrier(2); allow it in the container's seccomp"
                                    + " profile, or use Linux 4.14 or newer");
        }

        @SuppressWarnings("restricted") // The descriptor is that of the manual page.
        private static MethodHandle link() {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("syscall"),
                    FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                    Linker.Option.firstVariadicArg(1));
        }

        static long call(long command) {
            try {
                return (long) SYSCALL.invokeExact(NUMBER, command, 0L, 0L);
            } catch (Throwable failure) {
                throw new IllegalStateException("a native call could not be made", failure);
            }
        }
    }
}
