package dev.dyno.harness.machine;

import dev.dyno.results.model.MachinePassport.FsyncFloor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Times how long it takes to make one block durable on the file system of a folder. */
final class FsyncProbe {
    private static final int BLOCK_BYTES = 4096;
    private static final int BLOCKS = 256;
    private static final int SAMPLES_MAX = 400;
    private static final int SAMPLES_MIN = 10;

    private FsyncProbe() {}

    /** The floor, or why it is not known. */
    record Result(@Nullable FsyncFloor floor, @Nullable String problem) {}

    /**
     * Measures in a folder, or in its nearest parent that exists, and leaves nothing behind.
     *
     * @param nanos for all samples together, as a guide
     */
    static Result measure(Path folder, long nanos) {
        Path existing = folder.toAbsolutePath();
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            Path file = Files.createTempFile(existing, ".fsync-probe-", ".tmp");
            try {
                return new Result(measure(file, Files.getFileStore(file).type(), nanos), null);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            return new Result(null, "no file can be written in " + folder + ": " + refused);
        }
    }

    private static FsyncFloor measure(Path file, String fileSystem, long nanos) throws IOException {
        long[] samples = new long[SAMPLES_MAX];
        int count = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK_BYTES);
            for (int index = 0; index < BLOCKS; index++) {
                write(channel, block, index);
            }
            channel.force(true);
            long start = System.nanoTime();
            long now = start;
            while (count < SAMPLES_MAX && (count < SAMPLES_MIN || now - start < nanos)) {
                long before = System.nanoTime();
                write(channel, block, count % BLOCKS);
                channel.force(false);
                now = System.nanoTime();
                samples[count++] = now - before;
            }
        }
        long[] sorted = Arrays.copyOf(samples, count);
        Arrays.sort(sorted);
        return new FsyncFloor(
                fileSystem,
                "pre-zeroed file, pwrite of 4 KiB and fdatasync",
                count,
                sorted[count / 2],
                sorted[Math.min((int) Math.ceil(count * 0.99) - 1, count - 1)],
                sorted[count - 1]);
    }

    private static void write(FileChannel channel, ByteBuffer block, int index) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            int written = channel.write(block, (long) index * BLOCK_BYTES + block.position());
            if (written < 0) {
                throw new IOException("a write ended early");
            }
        }
    }
}
