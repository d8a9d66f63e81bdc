package dev.dyno.peers.lucene;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import java.util.Set;

/** The catalogue's line for Lucene. */
public final class LuceneKernels {
    private LuceneKernels() {}

    /** Adds the kernel. */
    public static void addTo(Catalogue<CosineKernelFactory> catalogue) {
        catalogue.peer(LuceneKernel.class, new Factory());
    }

    private record Factory() implements CosineKernelFactory {
        @Override
        public CosineKernel create(CosineSpec spec) {
            return new LuceneKernel(spec);
        }

        @Override
        public Set<CosineCapability> capabilities() {
            return Set.of();
        }
    }
}
