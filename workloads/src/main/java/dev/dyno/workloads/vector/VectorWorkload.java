package dev.dyno.workloads.vector;

import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SeededWorkload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** One operation on vectors of one size. Immutable. */
final class VectorWorkload extends SeededWorkload {
    private static final int SMOKE_ELEMENTS_MAX = 1 << 16;
    private static final int SMOKE_OPERATIONS = 1 << 12;

    /** Milliseconds for the fastest, and tenths of a second for the reference. */
    private static final int OPERATIONS = 1 << 22;

    /** Each moves a part of the vector. */
    private static final int INSERTIONS = 1 << 15;

    /** Vectors of more elements must not have an object for each. */
    private static final int BOXED_ELEMENTS_MAX = 20_000_000;

    private final Operation operation;
    private final int elements;

    VectorWorkload(String name, String summary, Profile tier, Operation operation, int elements) {
        super(
                "vector/" + name,
                summary,
                tier,
                operation == Operation.INSERT_AND_ERASE ? "insertions" : "elements",
                VectorBenchmark.class);
        this.operation = operation;
        this.elements = elements;
    }

    @Override
    public Set<String> requires() {
        return elements <= BOXED_ELEMENTS_MAX ? Set.of() : Set.of(VectorCapability.UNBOXED.id());
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        boolean isSmoke = profile == Profile.SMOKE;
        int sized = isSmoke ? Math.min(elements, SMOKE_ELEMENTS_MAX) : elements;
        int rounds;
        if (operation == Operation.INSERT_AND_ERASE) {
            rounds = isSmoke ? SMOKE_OPERATIONS : INSERTIONS;
        } else {
            rounds = Math.max(1, (isSmoke ? SMOKE_OPERATIONS : OPERATIONS) / sized);
        }
        return new VectorInput(seed, operation, sized, rounds).write(file(folder));
    }
}
