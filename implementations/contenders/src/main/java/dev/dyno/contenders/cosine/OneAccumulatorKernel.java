package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.cosine.CosineSpec;

/** The Vector API over float arrays, with one accumulator. */
@Implementation(
        id = "simd-1",
        summary = "One vector accumulator over float arrays: each step waits for the one before.",
        requiresModules = CosineKernels.VECTOR_MODULE)
final class OneAccumulatorKernel extends HeapKernel {
    OneAccumulatorKernel(CosineSpec spec) {
        super(spec);
    }

    @Override
    protected float dotOf(int query, int row) {
        return ArrayLanes.dotByOne(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    float onePassCosine(int query, int row) {
        return ArrayLanes.cosine(queries, query * dimension, rows, row * dimension, dimension);
    }

    @Override
    public String codePath() {
        return "1 array accumulator of " + ArrayLanes.LANES + " floats";
    }
}
