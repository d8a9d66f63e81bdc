package dev.dyno.workloads;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A closed-loop workload whose input is a file of lines from which all else follows, and which any
 * implementation can perform unless it says otherwise. Immutable.
 */
public abstract class SeededWorkload implements ClosedLoopWorkload {
    private final String id;
    private final String summary;
    private final Profile tier;
    private final String operationUnit;
    private final Class<?> benchmark;

    /**
     * Creates the workload.
     *
     * @param benchmark its JMH body, whose one parameter besides the implementation is {@code
     *     input}, the path of the file
     */
    protected SeededWorkload(
            String id, String summary, Profile tier, String operationUnit, Class<?> benchmark) {
        this.id = id;
        this.summary = summary;
        this.tier = tier;
        this.operationUnit = operationUnit;
        this.benchmark = benchmark;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Profile tier() {
        return tier;
    }

    @Override
    public final String operationUnit() {
        return operationUnit;
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public final Class<?> benchmark() {
        return benchmark;
    }

    @Override
    public final Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }

    /** Returns where the input lies in a folder. */
    protected final Path file(Path folder) {
        return folder.resolve(id.replace('/', '-') + ".properties");
    }
}
