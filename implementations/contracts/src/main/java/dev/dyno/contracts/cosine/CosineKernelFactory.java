package dev.dyno.contracts.cosine;

import java.util.EnumSet;
import java.util.Set;

/** Makes kernels. */
@FunctionalInterface
public interface CosineKernelFactory {
    /** The contract's id in catalogues. */
    String CONTRACT = "cosine-kernel";

    /**
     * Creates a kernel whose vectors are zero.
     *
     * @throws IllegalStateException if this process cannot run it as it is meant to run; the
     *     message says why, and no other code is used instead
     */
    CosineKernel create(CosineSpec spec);

    /** Returns what its kernels promise beyond what all do; asked where no kernel can be made. */
    default Set<CosineCapability> capabilities() {
        return EnumSet.allOf(CosineCapability.class);
    }
}
