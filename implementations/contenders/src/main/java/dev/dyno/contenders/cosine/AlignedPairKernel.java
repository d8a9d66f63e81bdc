package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** Pair by pair, over aligned memory. */
@Implementation(
        id = "simd-4-aligned",
        summary = "Four vector accumulators over lines outside the heap, without bounds checks.",
        requiresModules = CosineKernels.VECTOR_MODULE)
final class AlignedPairKernel extends AlignedKernel {
    AlignedPairKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    public String codePath() {
        return "4 aligned accumulators of " + AlignedLanes.LANES + " floats";
    }
}
