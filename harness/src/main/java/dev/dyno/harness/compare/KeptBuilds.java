package dev.dyno.harness.compare;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The builds of commits that are kept, and who may touch them when:
 *
 * <pre>
 * COMMIT/list.json   a build is complete; its time is when it was last used
 *        lock        shared: somebody uses it; exclusive: somebody builds or removes it
 * </pre>
 *
 * Beyond a number of builds those are removed that were used least recently, but none that is in
 * use by this process or another one. The lock's file stays, since others may be waiting at it. A
 * build is in use until {@link #close}, or the end of the process. Used by one thread.
 */
final class KeptBuilds implements AutoCloseable {
    static final String LIST = "list.json";

    private static final String LOCK = "lock";
    private static final int COMMIT_DIGITS = 12;

    private final Path cache;
    private final int keptMax;
    private final PrintWriter err;
    private final Map<Path, FileChannel> inUse = new HashMap<>();

    /** Fills the folder of a commit; the file that says complete comes last. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /**
     * Looks after the builds in a folder.
     *
     * @param keptMax how many are kept, more only while they are in use
     * @param err where it is announced that a build is removed
     */
    KeptBuilds(Path cache, int keptMax, PrintWriter err) {
        this.cache = cache;
        this.keptMax = keptMax;
        this.err = err;
    }

    /**
     * Returns the folder of a commit's build, which is in use from now on, and fills it unless it
     * is complete. Waits for others that fill it. Then removes what is too much.
     */
    Path use(String commit, Filling filling) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(cache.resolve(commit));
        if (!inUse.containsKey(folder)) {
            FileChannel channel = open(folder);
            try {
                // Between the locks another process may remove what was filled.
                while (!holdComplete(channel, folder)) {
                    try (FileLock _ = channel.lock()) {
                        if (!isComplete(folder)) {
                            filling.fill(folder);
                        }
                    }
                }
                inUse.put(folder, channel);
            } finally {
                if (!inUse.containsKey(folder)) {
                    channel.close();
                }
            }
        }
        Files.setLastModifiedTime(folder.resolve(LIST), FileTime.from(Instant.now()));
        removeSurplus();
        return folder;
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(
                folder.resolve(LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
    }

    /** Takes the lock of a user, and keeps it if there is something to use. */
    private static boolean holdComplete(FileChannel channel, Path folder) throws IOException {
        FileLock lock = channel.lock(0, Long.MAX_VALUE, true);
        if (!isComplete(folder)) {
            lock.release();
        }
        return lock.isValid();
    }

    private static boolean isComplete(Path folder) {
        return Files.exists(folder.resolve(LIST));
    }

    private void removeSurplus() throws IOException {
        List<Path> complete;
        try (Stream<Path> folders = Files.list(cache)) {
            complete = new ArrayList<>(folders.filter(KeptBuilds::isOfCommit).toList());
        }
        Map<Path, FileTime> used = new HashMap<>();
        for (Path folder : complete) {
            used.put(folder, Files.getLastModifiedTime(folder.resolve(LIST)));
        }
        complete.sort(Comparator.comparing(used::get));
        int surplus = complete.size() - keptMax;
        for (Path folder : complete) {
            if (surplus > 0 && !inUse.containsKey(folder) && remove(folder)) {
                surplus--;
                err.println(
                        "Removed the build of "
                                + shortName(folder)
                                + ", last used "
                                + used.get(folder)
                                + "; "
                                + keptMax
                                + " are kept, see --keep-builds");
            }
        }
        err.flush();
    }

    /** The build of the work tree is complete too, and not of a commit. */
    private static boolean isOfCommit(Path folder) {
        return isComplete(folder) && Files.exists(folder.resolve(LOCK));
    }

    private static String shortName(Path folder) {
        String commit = String.valueOf(folder.getFileName());
        return commit.substring(0, Math.min(COMMIT_DIGITS, commit.length()));
    }

    /** Removes a build unless somebody uses it. */
    private static boolean remove(Path folder) throws IOException {
        try (FileChannel channel = open(folder);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            // What is left if this is interrupted is no build.
            Files.deleteIfExists(folder.resolve(LIST));
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path file : content.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(folder) && !file.equals(folder.resolve(LOCK))) {
                        Files.delete(file);
                    }
                }
            }
            return true;
        } catch (OverlappingFileLockException usedInThisProcess) {
            return false;
        }
    }

    /** Ends the use of all builds. */
    @Override
    public void close() throws IOException {
        for (FileChannel channel : inUse.values()) {
            channel.close();
        }
        inUse.clear();
    }
}
