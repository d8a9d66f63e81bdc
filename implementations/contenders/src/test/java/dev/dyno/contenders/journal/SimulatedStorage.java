package dev.dyno.contenders.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A folder in memory with a volatile cache: what was written and not flushed survives a crash
 * sector by sector, as chance has it, and so do names. A fault is planned for the first operation
 * that it fits after so many others, counted over all files.
 */
final class SimulatedStorage implements JournalStorage {
    private static final int SECTOR = FrameFormat.SECTOR_BYTES;

    /** What happens at the planned operation. */
    enum Fault {
        /** The machine stops: the write gets so far, and nothing works any more. */
        CRASH,
        /** The disk is full: this write and all later ones fail, reads go on. */
        FULL,
        /** The write is answered and lost. */
        DROPPED_WRITE,
        /** The write goes to the place of another one. */
        MISDIRECTED_WRITE
    }

    private final SplittableRandom random;
    private TreeMap<String, Contents> names = new TreeMap<>();
    private TreeMap<String, Contents> durableNames = new TreeMap<>();
    private Fault fault = Fault.CRASH;
    private long operationsUntilFault = Long.MAX_VALUE;
    private boolean isDown;
    private boolean isFull;

    SimulatedStorage(long seed) {
        random = new SplittableRandom(seed);
    }

    /** What the cache and what the disk hold of one file. */
    private static final class Contents {
        private byte[] cached = new byte[0];
        private byte[] disk = new byte[0];
        private final BitSet dirty = new BitSet();
    }

    synchronized void plan(Fault kind, long operations) {
        fault = kind;
        operationsUntilFault = operations;
    }

    synchronized boolean isDown() {
        return isDown;
    }

    /** Stops the machine if it runs, and starts it again. */
    synchronized void restart() {
        names = random.nextBoolean() ? durableNames : names;
        durableNames = new TreeMap<>(names);
        for (Contents file : names.values()) {
            int length = Math.max(file.cached.length, file.disk.length);
            file.disk = Arrays.copyOf(file.disk, length);
            file.cached = Arrays.copyOf(file.cached, length);
            file.dirty.stream()
                    .filter(_ -> random.nextBoolean())
                    .forEach(sector -> copySector(file.cached, file.disk, sector));
            file.dirty.clear();
            file.cached = file.disk.clone();
        }
        isDown = false;
        isFull = false;
        operationsUntilFault = Long.MAX_VALUE;
    }

    private static void copySector(byte[] from, byte[] to, int sector) {
        int start = sector * SECTOR;
        int length = Math.min(SECTOR, from.length - start);
        if (length > 0) {
            System.arraycopy(from, start, to, start, length);
        }
    }

    private boolean isFaultDue() throws IOException {
        if (isDown) {
            throw new IOException("the machine is down");
        }
        return --operationsUntilFault <= 0;
    }

    /** Counts an operation that is no write; the only fault it knows is a crash. */
    private void operation() throws IOException {
        if (isFaultDue() && fault == Fault.CRASH) {
            isDown = true;
            throw new IOException("the machine went down");
        }
    }

    private Contents existing(String name) {
        Contents contents = names.get(name);
        if (contents == null) {
            throw new IllegalArgumentException("there is no file " + name);
        }
        return contents;
    }

    /** Returns the bytes of a file for a test to look at or to damage. */
    synchronized byte[] bytes(String name) {
        return existing(name).cached;
    }

    /** Puts a file there as if it had always been. */
    synchronized void put(String name, byte[] bytes) {
        Contents contents = new Contents();
        contents.cached = bytes.clone();
        contents.disk = bytes.clone();
        names.put(name, contents);
        durableNames.put(name, contents);
    }

    @Override
    public synchronized void makeFolder() {}

    @Override
    public synchronized List<String> names() throws IOException {
        operation();
        return List.copyOf(names.keySet());
    }

    @Override
    public synchronized File create(String name) throws IOException {
        operation();
        Contents contents = new Contents();
        names.put(name, contents);
        return new SimulatedFile(contents);
    }

    @Override
    public synchronized File open(String name) throws IOException {
        operation();
        return new SimulatedFile(existing(name));
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        operation();
        names.put(to, names.remove(from));
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        operation();
        names.remove(name);
    }

    @Override
    public synchronized void forceFolder() throws IOException {
        operation();
        durableNames = new TreeMap<>(names);
    }

    @Override
    public Path path(String name) {
        return Path.of("simulated", name);
    }

    private final class SimulatedFile implements File {
        private final Contents contents;

        SimulatedFile(Contents contents) {
            this.contents = contents;
        }

        @Override
        public void write(ByteBuffer source, long offset) throws IOException {
            synchronized (SimulatedStorage.this) {
                byte[] bytes = new byte[source.remaining()];
                source.get(bytes);
                boolean isDue = isFaultDue();
                if (isFull || (isDue && fault == Fault.FULL)) {
                    isFull = true;
                    throw new IOException("No space left on device");
                }
                if (isDue && fault == Fault.DROPPED_WRITE) {
                    operationsUntilFault = Long.MAX_VALUE;
                    return;
                }
                if (isDue && fault == Fault.MISDIRECTED_WRITE) {
                    operationsUntilFault = Long.MAX_VALUE;
                    apply(bytes, bytes.length, FrameFormat.FILE_HEADER_BYTES);
                    return;
                }
                if (isDue) {
                    isDown = true;
                    apply(bytes, random.nextInt(bytes.length + 1), offset);
                    throw new IOException("the machine went down");
                }
                apply(bytes, bytes.length, offset);
            }
        }

        private void apply(byte[] bytes, int length, long offset) {
            int end = (int) offset + length;
            if (end > contents.cached.length) {
                contents.cached = Arrays.copyOf(contents.cached, end);
            }
            System.arraycopy(bytes, 0, contents.cached, (int) offset, length);
            if (length > 0) {
                contents.dirty.set((int) offset / SECTOR, (end - 1) / SECTOR + 1);
            }
        }

        @Override
        public ByteBuffer readAll() throws IOException {
            synchronized (SimulatedStorage.this) {
                operation();
                return ByteBuffer.wrap(contents.cached.clone());
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedStorage.this) {
                operation();
                int length = Math.max(contents.cached.length, contents.disk.length);
                contents.disk = Arrays.copyOf(contents.disk, length);
                contents.dirty.stream()
                        .forEach(sector -> copySector(contents.cached, contents.disk, sector));
                contents.dirty.clear();
            }
        }

        @Override
        public void close() {}
    }
}
