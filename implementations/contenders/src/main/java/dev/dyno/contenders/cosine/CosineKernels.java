package dev.dyno.contenders.cosine;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import java.util.List;

/** The catalogue of our kernels, one line each, the reference first. */
public final class CosineKernels implements CatalogueProvider {
    /** The module that holds the Vector API. */
    static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public CosineKernels() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(CosineKernelFactory.CONTRACT, CosineKernelFactory.class)
                        .reference(KahanDoubleKernel.class, KahanDoubleKernel::new)
                        .candidate(ScalarFloatKernel.class, ScalarFloatKernel::new)
                        .candidate(OneAccumulatorKernel.class, OneAccumulatorKernel::new)
                        .candidate(FourAccumulatorKernel.class, FourAccumulatorKernel::new)
                        .candidate(AlignedPairKernel.class, AlignedPairKernel::new)
                        .candidate(RowTileKernel.class, RowTileKernel::new)
                        .candidate(SquareTileKernel.class, SquareTileKernel::new));
    }
}
