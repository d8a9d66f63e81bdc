package dev.dyno.workloads.cosine;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.SeededWorkload;
import java.io.IOException;
import java.nio.file.Path;

/** Cosines of seeded vectors, round after round. Immutable. */
final class CosineWorkload extends SeededWorkload {
    private static final long SMOKE_ROW_BYTES_MAX = 1L << 20;
    private static final long SMOKE_MULTIPLICATIONS = 1L << 18;

    /** Milliseconds for the fastest kernels, and fractions of a second for the reference. */
    private static final long MULTIPLICATIONS = 1L << 26;

    private final Shape shape;

    CosineWorkload(String name, String summary, Profile tier, Shape shape) {
        super("cosine/" + name, summary, tier, "cosines", CosineBenchmark.class);
        this.shape = shape;
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
        return new CosineInput(seed, sized, (int) Math.max(1, rounds)).write(file(folder));
    }
}
