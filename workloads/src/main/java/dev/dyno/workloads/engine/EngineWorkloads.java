package dev.dyno.workloads.engine;

import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.nio.file.Path;
import java.util.List;

/** All workloads of the engine, one line each, and how large their files are. */
public final class EngineWorkloads {
    /** Small enough that files become full, and snapshots cover them, while a load is measured. */
    private static final int SEGMENT_BYTES = 8 << 20;

    private static final int SMALL_SEGMENT_BYTES = 1 << 17;
    private static final long COMMANDS_PER_SNAPSHOT = 100_000;
    private static final long SMALL_COMMANDS_PER_SNAPSHOT = 1_000;

    private static final List<Workload> ALL =
            List.of(
                    new EngineClientsWorkload(64, "group-commit", 8_192, Profile.STANDARD),
                    new EngineClientsWorkload(512, "group-commit", 65_536, Profile.QUICK),
                    new EngineOpenLoopWorkload("group-commit", true, Profile.QUICK),
                    new EngineOpenLoopWorkload("batch-commit", true, Profile.QUICK),
                    new EngineOpenLoopWorkload("direct-batch", true, Profile.STANDARD),
                    new EngineOpenLoopWorkload("memory-mapped", true, Profile.STANDARD),
                    new EngineOpenLoopWorkload("direct", true, Profile.STANDARD),
                    new EngineOpenLoopWorkload("io-uring", true, Profile.STANDARD),
                    new EngineOpenLoopWorkload("force-each", true, Profile.STANDARD),
                    new EngineOpenLoopWorkload("page-cache", false, Profile.STANDARD),
                    new EngineOpenLoopWorkload("none", false, Profile.STANDARD));

    private EngineWorkloads() {}

    /** Returns all workloads of all profiles, in the order in which reports show them. */
    public static List<Workload> all() {
        return ALL;
    }

    static EngineInput input(long seed, long commands) {
        return new EngineInput(seed, commands, SEGMENT_BYTES, COMMANDS_PER_SNAPSHOT);
    }

    static EngineInput smallInput(long seed, long commands) {
        return new EngineInput(seed, commands, SMALL_SEGMENT_BYTES, SMALL_COMMANDS_PER_SNAPSHOT);
    }

    static Path fileOf(Path folder, Workload workload) {
        return folder.resolve(workload.id().replace('/', '-') + ".properties");
    }
}
