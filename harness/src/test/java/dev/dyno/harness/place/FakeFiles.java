package dev.dyno.harness.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Writes trees that look like {@code /proc} and {@code /sys} of some machine. */
public final class FakeFiles {
    private static final String CPUS = "sys/devices/system/cpu/";
    private final Path root;

    private FakeFiles(Path root) {
        this.root = root;
    }

    /** Starts a tree in a folder. */
    public static FakeFiles at(Path root) {
        return new FakeFiles(root);
    }

    /** Returns the tree for reading. */
    public SystemFiles files() {
        return SystemFiles.under(root);
    }

    /** Writes one file. */
    public FakeFiles put(String relative, String text) {
        Path path = root.resolve(relative);
        try {
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return this;
    }

    /** Writes a thread's stat file with a name that tries to confuse, and a CPU. */
    public FakeFiles threadStat(long threadId, int cpu) {
        return put(
                "proc/self/task/" + threadId + "/stat",
                threadId
                        + " (a) 7 (b c) S 1 1 1 0 -1 4194304 111 0 3 0 70 30 0 0 20 0 1 0 100"
                        + " 0 0 18446744073709551615 0 0 0 0 0 0 0 0 0 0 0 0 17 "
                        + cpu
                        + " 0 0 0 0 0");
    }

    /** Writes which CPUs are online and which the process may use. */
    public FakeFiles cpus(String online, String allowed) {
        return put(CPUS + "online", online)
                .put("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t" + allowed);
    }

    /** Writes where a CPU sits. */
    public FakeFiles core(int cpu, int socket, int core, String siblings) {
        String folder = CPUS + "cpu" + cpu + "/topology/";
        return put(folder + "physical_package_id", String.valueOf(socket))
                .put(folder + "core_id", String.valueOf(core))
                .put(folder + "thread_siblings_list", siblings);
    }

    /** Writes a cache as one CPU sees it. */
    public FakeFiles cache(int cpu, int index, int level, String type, String size, String shared) {
        String folder = CPUS + "cpu" + cpu + "/cache/index" + index + "/";
        return put(folder + "level", String.valueOf(level))
                .put(folder + "type", type)
                .put(folder + "size", size)
                .put(folder + "coherency_line_size", "64")
                .put(folder + "shared_cpu_list", shared);
    }
}
