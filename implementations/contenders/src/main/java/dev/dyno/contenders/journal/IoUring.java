package dev.dyno.contenders.journal;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
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
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * One file and one io_uring, through which the file is written and flushed: a write and the flush
 * behind it are linked and go to the kernel in one call, which returns when both are done. The only
 * class of the contenders with native calls, so the only place to audit.
 *
 * <p>Source: io_uring(7), io_uring_setup(2), io_uring_enter(2). The numbers of the system calls and
 * the layouts are the same on all architectures that Linux has them on.
 *
 * <p>Threading: one thread at a time, and whoever hands it on publishes it. The kernel is the other
 * side of the rings:
 *
 * <table>
 * <caption>Shared words</caption>
 * <tr><th>word</th><th>written by</th><th>read by</th><th>mode</th></tr>
 * <tr><td>submission tail</td><td>this</td><td>kernel</td><td>release</td></tr>
 * <tr><td>completion tail</td><td>kernel</td><td>this</td><td>acquire</td></tr>
 * <tr><td>completion head</td><td>this</td><td>kernel</td><td>release</td></tr>
 * </table>
 */
final class IoUring implements AutoCloseable {
    private static final long SETUP = 425;
    private static final long ENTER = 426;
    private static final int ENTRIES = 4;
    private static final int PARAMS_BYTES = 120;
    private static final int FEATURES_AT = 20;
    private static final int FEATURE_SINGLE_MMAP = 1;
    private static final int SQ_OFFSETS_AT = 40;
    private static final int CQ_OFFSETS_AT = 80;
    private static final int ENTER_GETEVENTS = 1;
    private static final long SQES_OFFSET = 0x1000_0000L;
    private static final int SQE_BYTES = 64;
    private static final int CQE_BYTES = 16;
    private static final byte OP_FSYNC = 3;
    private static final byte OP_WRITE = 23;
    private static final byte NO_LINK = 0;
    private static final byte LINK = 1 << 2;
    private static final int DATASYNC = 1;
    private static final int READ_WRITE = 2;
    private static final int CREATE_TRUNCATE = 0x40 | 0x200;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int MODE = 0644;
    private static final int PROT_READ_WRITE = 1 | 2;
    private static final int MAP_SHARED_POPULATE = 1 | 0x8000;
    private static final int EINTR = 4;
    private static final int ENOSPC = 28;
    private static final int ECANCELED = 125;

    private static final VarHandle WORD = JAVA_INT.varHandle();

    private final Calls calls = Calls.LINKED;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(Calls.STATE);
    private final int file;
    private final int ring;
    private final MemorySegment rings;
    private final MemorySegment entries;
    private final int submissionTailAt;
    private final int submissionMask;
    private final int submissionArrayAt;
    private final int completionHeadAt;
    private final int completionTailAt;
    private final int completionMask;
    private final int completionsAt;

    /** Whether a file is made or must exist. */
    enum Mode {
        /** It is emptied if it exists. */
        NEW,
        /** It keeps what it holds. */
        EXISTING
    }

    /**
     * Opens a file and a ring for it.
     *
     * @throws IOException if the kernel refuses one of them
     */
    IoUring(Path path, Mode mode) throws IOException {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment name = scratch.allocateFrom(path.toString());
            int flags = READ_WRITE | CLOSE_ON_EXEC | (mode == Mode.NEW ? CREATE_TRUNCATE : 0);
            file = (int) checked("open " + path, calls.open(state, name, flags, MODE));
            MemorySegment params = scratch.allocate(PARAMS_BYTES, Long.BYTES);
            ring = (int) checkedOrClose("io_uring_setup", calls.setup(state, ENTRIES, params));
            if ((params.get(JAVA_INT, FEATURES_AT) & FEATURE_SINGLE_MMAP) == 0) {
                closeDescriptors();
                throw new IOException("io_uring is older than Linux 5.4");
            }
            MemorySegment sq = params.asSlice(SQ_OFFSETS_AT, 40);
            MemorySegment cq = params.asSlice(CQ_OFFSETS_AT, 40);
            int submissions = params.get(JAVA_INT, 0);
            int completions = params.get(JAVA_INT, 4);
            submissionTailAt = sq.get(JAVA_INT, 4);
            submissionArrayAt = sq.get(JAVA_INT, 24);
            completionHeadAt = cq.get(JAVA_INT, 0);
            completionTailAt = cq.get(JAVA_INT, 4);
            completionsAt = cq.get(JAVA_INT, 20);
            long ringBytes =
                    Math.max(
                            submissionArrayAt + (long) submissions * Integer.BYTES,
                            completionsAt + (long) completions * CQE_BYTES);
            rings = map(ringBytes, 0);
            entries = map((long) submissions * SQE_BYTES, SQES_OFFSET);
            submissionMask = rings.get(JAVA_INT, sq.get(JAVA_INT, 8));
            completionMask = rings.get(JAVA_INT, cq.get(JAVA_INT, 8));
        }
    }

    @SuppressWarnings("restricted") // The mapping is as long as the kernel was asked for.
    private MemorySegment map(long bytes, long offset) throws IOException {
        long address = calls.map(state, bytes, PROT_READ_WRITE, MAP_SHARED_POPULATE, ring, offset);
        return MemorySegment.ofAddress(checkedOrClose("mmap", address)).reinterpret(bytes);
    }

    private long checked(String call, long result) throws IOException {
        if (result == -1) {
            arena.close();
            throw refused(call);
        }
        return result;
    }

    private long checkedOrClose(String call, long result) throws IOException {
        if (result == -1) {
            IOException refused = refused(call);
            closeDescriptors();
            throw refused;
        }
        return result;
    }

    private IOException refused(String call) {
        return new IOException(call + " failed with errno " + calls.errno(state));
    }

    private void closeDescriptors() {
        calls.close(state, file);
        if (ring > 0) {
            calls.close(state, ring);
        }
        arena.close();
    }

    /** Writes all that remains in a direct buffer, and returns when the kernel has it. */
    void write(ByteBuffer source, long offset) throws IOException {
        long at = offset;
        while (source.hasRemaining()) {
            prepareWrite(0, source, at, NO_LINK);
            enter(1);
            at += advance(source, completion());
        }
    }

    /** Writes all that remains in a direct buffer, and flushes the file's data. */
    void writeAndFlush(ByteBuffer source, long offset) throws IOException {
        long at = offset;
        while (source.hasRemaining()) {
            prepareWrite(0, source, at, LINK);
            prepareFlush(1);
            enter(2);
            at += advance(source, completion());
            int flushed = completion();
            // A short write breaks the link: what is left is written and flushed once more.
            if (flushed < 0 && !(flushed == -ECANCELED && source.hasRemaining())) {
                throw new IOException("the flush failed with errno " + -flushed);
            }
        }
    }

    /** Flushes the file's data. */
    void flush() throws IOException {
        prepareFlush(0);
        enter(1);
        int flushed = completion();
        if (flushed < 0) {
            throw new IOException("the flush failed with errno " + -flushed);
        }
    }

    private static int advance(ByteBuffer source, int written) throws IOException {
        if (written <= 0) {
            throw new IOException(
                    written == 0
                            ? "the kernel wrote nothing"
                            : -written == ENOSPC
                                    ? "No space left on device"
                                    : "the write failed with errno " + -written);
        }
        source.position(source.position() + written);
        return written;
    }

    private void prepareWrite(int ahead, ByteBuffer source, long offset, byte flags) {
        MemorySegment bytes = MemorySegment.ofBuffer(source);
        MemorySegment entry = entry(ahead);
        entry.set(JAVA_BYTE, 0, OP_WRITE);
        entry.set(JAVA_BYTE, 1, flags);
        entry.set(JAVA_LONG, 8, offset);
        entry.set(JAVA_LONG, 16, bytes.address());
        entry.set(JAVA_INT, 24, source.remaining());
    }

    private void prepareFlush(int ahead) {
        MemorySegment entry = entry(ahead);
        entry.set(JAVA_BYTE, 0, OP_FSYNC);
        entry.set(JAVA_INT, 28, DATASYNC);
    }

    /** Returns an empty entry for this file, so many behind the tail, already in the array. */
    private MemorySegment entry(int ahead) {
        int index = rings.get(JAVA_INT, submissionTailAt) + ahead & submissionMask;
        rings.set(JAVA_INT, submissionArrayAt + (long) index * Integer.BYTES, index);
        MemorySegment entry = entries.asSlice((long) index * SQE_BYTES, SQE_BYTES);
        entry.fill((byte) 0);
        entry.set(JAVA_INT, 4, file);
        return entry;
    }

    /** Hands prepared entries to the kernel and returns when as many are done. */
    private void enter(int count) throws IOException {
        int tail = rings.get(JAVA_INT, submissionTailAt);
        WORD.setRelease(rings, (long) submissionTailAt, tail + count);
        int submit = count;
        while (true) {
            long entered = calls.enter(state, ring, submit, count, ENTER_GETEVENTS);
            if (entered == -1 && calls.errno(state) != EINTR) {
                throw refused("io_uring_enter");
            }
            submit -= (int) Math.max(0, entered);
            int done =
                    (int) WORD.getAcquire(rings, (long) completionTailAt)
                            - rings.get(JAVA_INT, completionHeadAt);
            if (submit == 0 && done == count) {
                return;
            }
        }
    }

    /** Takes the next completion and returns its result. */
    private int completion() {
        int head = rings.get(JAVA_INT, completionHeadAt);
        long at = completionsAt + (long) (head & completionMask) * CQE_BYTES;
        int result = rings.get(JAVA_INT, at + 8);
        WORD.setRelease(rings, (long) completionHeadAt, head + 1);
        return result;
    }

    @Override
    public void close() {
        calls.unmap(state, rings);
        calls.unmap(state, entries);
        closeDescriptors();
    }

    /** The functions of the C library. */
    private static final class Calls {
        static final MemoryLayout STATE = Linker.Option.captureStateLayout();
        static final Calls LINKED = new Calls();

        private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

        private final MethodHandle open;
        private final MethodHandle setup;
        private final MethodHandle enter;
        private final MethodHandle map;
        private final MethodHandle unmap;
        private final MethodHandle close;

        @SuppressWarnings("restricted") // The descriptors are those of the manual pages.
        private Calls() {
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            Linker.Option errno = Linker.Option.captureCallState("errno");
            open =
                    linker.downcallHandle(
                            library.findOrThrow("open"),
                            FunctionDescriptor.of(
                                    JAVA_INT, ValueLayout.ADDRESS, JAVA_INT, JAVA_INT),
                            errno,
                            Linker.Option.firstVariadicArg(2));
            MemorySegment syscall = library.findOrThrow("syscall");
            setup =
                    linker.downcallHandle(
                            syscall,
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, ValueLayout.ADDRESS),
                            errno,
                            Linker.Option.firstVariadicArg(1));
            enter =
                    linker.downcallHandle(
                            syscall,
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG),
                            errno,
                            Linker.Option.firstVariadicArg(1));
            map =
                    linker.downcallHandle(
                            library.findOrThrow("mmap"),
                            FunctionDescriptor.of(
                                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT,
                                    JAVA_LONG),
                            errno);
            unmap =
                    linker.downcallHandle(
                            library.findOrThrow("munmap"),
                            FunctionDescriptor.of(JAVA_INT, ValueLayout.ADDRESS, JAVA_LONG),
                            errno);
            close =
                    linker.downcallHandle(
                            library.findOrThrow("close"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT),
                            errno);
        }

        int errno(MemorySegment state) {
            return (int) ERRNO.get(state, 0L);
        }

        long open(MemorySegment state, MemorySegment path, int flags, int mode) {
            try {
                return (int) open.invokeExact(state, path, flags, mode);
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        long setup(MemorySegment state, long count, MemorySegment params) {
            try {
                return (long) setup.invokeExact(state, SETUP, count, params);
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        long enter(MemorySegment state, int ring, int submit, int complete, int flags) {
            try {
                return (long)
                        enter.invokeExact(
                                state,
                                ENTER,
                                (long) ring,
                                (long) submit,
                                (long) complete,
                                (long) flags,
                                0L,
                                0L);
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        long map(MemorySegment state, long bytes, int access, int flags, int ring, long offset) {
            try {
                return (long) map.invokeExact(state, 0L, bytes, access, flags, ring, offset);
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        void unmap(MemorySegment state, MemorySegment memory) {
            try {
                int _ = (int) unmap.invokeExact(state, memory, memory.byteSize());
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        void close(MemorySegment state, int descriptor) {
            try {
                int _ = (int) close.invokeExact(state, descriptor);
            } catch (Throwable failure) {
                throw unexpected(failure);
            }
        }

        private static IllegalStateException unexpected(Throwable failure) {
            return new IllegalStateException("a native call could not be made", failure);
        }
    }
}
