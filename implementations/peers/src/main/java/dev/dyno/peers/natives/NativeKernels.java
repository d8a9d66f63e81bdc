package dev.dyno.peers.natives;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.cosine.CosineCapability;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import java.util.Set;

/** The catalogue's line for kernels in C++. */
public final class NativeKernels {
    private NativeKernels() {}

    /** Adds the kernel, if the machine has a C++ compiler and AVX-512. */
    public static void addTo(Catalogue<CosineKernelFactory> catalogue) {
        catalogue.peer(Avx512Kernel.class, new Factory(), Avx512Kernel::availability);
    }

    private record Factory() implements CosineKernelFactory {
        @Override
        public CosineKernel create(CosineSpec spec) {
            return new Avx512Kernel(spec);
        }

        @Override
        public Set<CosineCapability> capabilities() {
            return Set.of();
        }
    }
}
