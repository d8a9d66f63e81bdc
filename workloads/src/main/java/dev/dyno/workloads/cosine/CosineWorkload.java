package dev.dyno.workloads.cosine;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Cosines of seeded vectors, round after round. Immutable. */
final class CosineWorkload implements ClosedLoopWorkload {
    private static final long SMOKE_ROW_BYTES_MAX = 1L << 20;
    private static final long SMOKE_MULTIPLICATIONS = 1L << 18;

    /** Milliseconds for the fastest kernels, and fractions of a second for the reference. */
    private static final long MULTIPLICATIONS = 1L << 26;

    private final String name;
    private final String summary;
    private final Profile tier;
    private final Shape shape;

    CosineWorkload(String name, String summary, Profile tier, Shape shape) {
        this.name = name;
        this.summary = summary;
        this.tier = tier;
        this.shape = shape;
    }

    @Override
    public String id() {
        return "cosine/" + name;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public Profile tier() {
        return tier;
    }

    @Override
    public String operationUnit() {
        return "cosines";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        boolean isSmoke = profile == Profile.SMOKE;
        Shape sized =
                new Shape(
                        shape.access(),
                        shape.dimension(),
                        isSmoke
                                ? Math.min(shape.rowBytes(), SMOKE_ROW_BYTES_MAX)
                                : shape.rowBytes(),
                        shape.queryCount(),
                        shape.normMode());
        long perRound = (long) sized.answerCount() * sized.dimension();
        long rounds = (isSmoke ? SMOKE_MULTIPLICATIONS : MULTIPLICATIONS) / perRound;
        return new CosineInput(seed, sized, (int) Math.max(1, rounds))
                .write(folder.resolve(id().replace('/', '-') + ".properties"));
    }

    @Override
    public Class<?> benchmark() {
        return CosineBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}
