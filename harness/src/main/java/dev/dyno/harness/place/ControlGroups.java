package dev.dyno.harness.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits that control groups set on this process, in version 1 or 2 of the kernel's interface.
 * The tightest limit from the process's group up to the root counts, as it does for the kernel. In
 * a container that sees only its own part of the hierarchy, the root of that part is read.
 */
public final class ControlGroups {
    private static final String MOUNT = "sys/fs/cgroup/";

    /** Version 1 writes "no memory limit" as a number near the greatest long. */
    private static final long UNLIMITED_BYTES = 1L << 60;

    private final SystemFiles files;
    private final List<Membership> memberships;

    private ControlGroups(SystemFiles files, List<Membership> memberships) {
        this.files = files;
        this.memberships = memberships;
    }

    /** One line of {@code /proc/self/cgroup}; no controllers for version 2. */
    private record Membership(List<String> controllers, String path) {}

    /** Reads which groups this process is in. */
    public static ControlGroups of(SystemFiles files) {
        List<Membership> memberships = new ArrayList<>();
        for (String line : files.lines("proc/self/cgroup")) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[2].startsWith("/")) {
                List<String> controllers =
                        parts[1].isEmpty() ? List.of() : List.of(parts[1].split(","));
                memberships.add(new Membership(controllers, parts[2].substring(1)));
            }
        }
        return new ControlGroups(files, memberships);
    }

    /** Returns the CPUs that the groups allow, or empty if they do not say. */
    public Optional<CpuSet> cpuset() {
        Optional<CpuSet> found = Optional.empty();
        for (String folder : folders("cpuset")) {
            // The effective set already takes the parents into account, so the nearest is enough.
            found =
                    files.cpus(folder + "cpuset.cpus.effective")
                            .or(() -> files.cpus(folder + "cpuset.effective_cpus"))
                            .or(() -> files.cpus(folder + "cpuset.cpus"))
                            .filter(cpus -> !cpus.isEmpty());
            if (found.isPresent()) {
                break;
            }
        }
        return found;
    }

    /** Returns the CPU quota in cores, or empty if there is none. */
    public OptionalDouble cpuQuotaCores() {
        double least = Double.POSITIVE_INFINITY;
        for (String folder : folders("cpu")) {
            least = Math.min(least, quota(folder));
        }
        return Double.isInfinite(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    private double quota(String folder) {
        String[] words = files.text(folder + "cpu.max").orElse("").split("\\s+", -1);
        OptionalLong quota =
                words.length == 2
                        ? SystemFiles.parse(words[0])
                        : files.number(folder + "cpu.cfs_quota_us");
        OptionalLong period =
                words.length == 2
                        ? SystemFiles.parse(words[1])
                        : files.number(folder + "cpu.cfs_period_us");
        boolean isLimited = quota.orElse(-1) > 0 && period.orElse(-1) > 0;
        return isLimited
                ? (double) quota.getAsLong() / period.getAsLong()
                : Double.POSITIVE_INFINITY;
    }

    /** Returns the memory limit, or empty if there is none. */
    public OptionalLong memoryLimitBytes() {
        long least = UNLIMITED_BYTES;
        for (String folder : folders("memory")) {
            least = Math.min(least, files.number(folder + "memory.max").orElse(least));
            least = Math.min(least, files.number(folder + "memory.limit_in_bytes").orElse(least));
        }
        return least < UNLIMITED_BYTES ? OptionalLong.of(least) : OptionalLong.empty();
    }

    /** Returns the folders of a controller, from the process's group up to the root. */
    private List<String> folders(String controller) {
        List<String> folders = new ArrayList<>();
        for (Membership membership : memberships) {
            if (membership.controllers().isEmpty()) {
                addUpwards(folders, MOUNT, membership.path());
                addUpwards(folders, MOUNT + "unified/", membership.path());
            } else if (membership.controllers().contains(controller)) {
                addUpwards(folders, MOUNT + controller + "/", membership.path());
                String joined = String.join(",", membership.controllers());
                if (!joined.equals(controller)) {
                    addUpwards(folders, MOUNT + joined + "/", membership.path());
                }
            }
        }
        return folders;
    }

    private static void addUpwards(List<String> folders, String mount, String path) {
        String rest = path;
        while (!rest.isEmpty()) {
            folders.add(mount + rest + "/");
            rest = rest.substring(0, Math.max(rest.lastIndexOf('/'), 0));
        }
        folders.add(mount);
    }
}
