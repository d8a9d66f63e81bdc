package dev.dyno.contenders.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A real folder on which, at a planned operation, the disk is full or the machine goes down. A
 * machine that goes down takes with it what was not flushed, as chance has it: the contents of a
 * file, and a name.
 */
final class FaultyFolder implements SnapshotFolder {
    /** What happens at the planned operation. */
    enum Fault {
        /** This write and all later ones fail. */
        FULL,
        /** Nothing works any more. */
        CRASH
    }

    private final DiskFolder disk;
    private final Fault fault;
    private final SplittableRandom random;
    private long operationsLeft;
    private boolean isDown;
    private Path unforced = Path.of("");
    private Path renamedFrom = Path.of("");
    private Path renamedTo = Path.of("");

    FaultyFolder(Path folder, Fault fault, long operations, long seed) {
        disk = new DiskFolder(folder);
        this.fault = fault;
        operationsLeft = operations;
        random = new SplittableRandom(seed);
    }

    boolean isFaultPast() {
        return operationsLeft < 0;
    }

    private void operation(Fault possible) throws IOException {
        if (isDown) {
            throw new IOException("the machine is down");
        }
        operationsLeft--;
        if (operationsLeft < 0 && fault == possible && fault == Fault.CRASH) {
            isDown = true;
            loseWhatWasNotForced();
            throw new IOException("the machine went down");
        }
        if (operationsLeft < 0 && fault == possible) {
            throw new IOException("No space left on device");
        }
    }

    private void loseWhatWasNotForced() throws IOException {
        if (Files.exists(unforced) && !unforced.toString().isEmpty()) {
            byte[] bytes = Files.readAllBytes(unforced);
            Files.write(unforced, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        }
        if (!renamedTo.toString().isEmpty() && random.nextBoolean()) {
            Files.move(renamedTo, renamedFrom);
        }
    }

    @Override
    public void make() throws IOException {
        disk.make();
    }

    @Override
    public List<String> names() throws IOException {
        operation(Fault.CRASH);
        return disk.names();
    }

    @Override
    public InputStream open(String name) throws IOException {
        operation(Fault.CRASH);
        return disk.open(name);
    }

    @Override
    public Output create(String name) throws IOException {
        operation(fault);
        Output output = disk.create(name);
        unforced = path(name);
        return new Output() {
            @Override
            public void write(ByteBuffer source) throws IOException {
                ByteBuffer half = source.duplicate().limit(source.limit() / 2);
                output.write(half);
                operation(fault);
                output.write(source.position(half.position()));
            }

            @Override
            public void force() throws IOException {
                operation(fault);
                output.force();
                unforced = Path.of("");
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public void rename(String from, String to) throws IOException {
        operation(Fault.CRASH);
        disk.rename(from, to);
        renamedFrom = path(from);
        renamedTo = path(to);
    }

    @Override
    public void delete(String name) throws IOException {
        operation(Fault.CRASH);
        disk.delete(name);
    }

    @Override
    public void force() throws IOException {
        operation(Fault.CRASH);
        disk.force();
        renamedTo = Path.of("");
    }

    @Override
    public Path path(String name) {
        return disk.path(name);
    }
}
