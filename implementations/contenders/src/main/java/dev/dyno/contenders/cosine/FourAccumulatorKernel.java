package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** The Vector API over float arrays, with four accumulators. */
@Implementation(
        id = "simd-4",
        summary = "Four vector accumulators over float arrays, wherever the heap puts them.",
        requiresModules = CosineKernels.VECTOR_MODULE)
final class FourAccumulatorKernel extends HeapKernel {
    FourAccumulatorKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected float dotOf(int query, int row) {
        return ArrayLanes.dotByFour(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    float onePassCosine(int query, int row) {
        return ArrayLanes.cosine(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    public String codePath() {
        return "4 array accumulators of " + ArrayLanes.LANES + " floats";
    }
}
