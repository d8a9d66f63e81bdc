package dev.dyno.contenders.pool;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.pool.DequeSpec;
import java.lang.invoke.VarHandle;

/** {@link ChaseLev} with full fences on both sides, as in the paper. */
@Implementation(
        id = "chase-lev",
        summary = "Chase and Lev's ring, full fences as in Lê et al. 2013, indices padded.")
final class ChaseLevDeque extends PaddedChaseLev {
    ChaseLevDeque(DequeSpec spec) {
        super(spec);
    }

    @Override
    void ownerFence() {
        VarHandle.fullFence();
    }

    @Override
    void thiefFence() {
        VarHandle.fullFence();
    }
}
