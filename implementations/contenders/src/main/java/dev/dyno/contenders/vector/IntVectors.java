package dev.dyno.contenders.vector;

import static dev.dyno.contracts.vector.VectorCapability.ALLOCATOR;
import static dev.dyno.contracts.vector.VectorCapability.CAPACITY;
import static dev.dyno.contracts.vector.VectorCapability.SEGMENT;
import static dev.dyno.contracts.vector.VectorCapability.UNBOXED;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.vector.Allocator;
import dev.dyno.contracts.vector.IntVector;
import dev.dyno.contracts.vector.IntVectorFactory;
import dev.dyno.contracts.vector.VectorCapability;
import dev.dyno.contracts.vector.parts.ArenaAllocator;
import dev.dyno.contracts.vector.parts.HeapAllocator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The catalogue of our vectors, one line each, the reference first. */
public final class IntVectors implements CatalogueProvider {
    private static final Set<VectorCapability> ON_HEAP =
            EnumSet.of(ALLOCATOR, CAPACITY, SEGMENT, UNBOXED);
    private static final Set<VectorCapability> OFF_HEAP =
            EnumSet.complementOf(EnumSet.of(VectorCapability.STABLE_ADDRESSES));
    private static final Set<VectorCapability> IN_PLACE = EnumSet.allOf(VectorCapability.class);

    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public IntVectors() {}

    private record Factory(
            Function<Allocator, IntVector> constructor,
            Allocator allocator,
            Set<VectorCapability> capabilities)
            implements IntVectorFactory {
        @Override
        public IntVector create(Allocator source) {
            return constructor.apply(source);
        }
    }

    private static Factory heap(Function<Allocator, IntVector> constructor) {
        return new Factory(constructor, HeapAllocator.SHARED, ON_HEAP);
    }

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(IntVectorFactory.CONTRACT, IntVectorFactory.class)
                        .reference(LoopIntVector.class, heap(LoopIntVector::new))
                        .candidate(HalfGrownArrayVector.class, heap(HalfGrownArrayVector::new))
                        .candidate(DoubledArrayVector.class, heap(DoubledArrayVector::new))
                        .candidate(
                                ArenaCopyVector.class,
                                new Factory(ArenaCopyVector::new, ArenaAllocator.GLOBAL, OFF_HEAP))
                        .candidate(
                                ReallocVector.class,
                                new Factory(ReallocVector::new, ReallocAllocator.SHARED, OFF_HEAP),
                                VirtualMemory::availability)
                        .candidate(
                                ReservedVector.class,
                                new Factory(
                                        ReservedVector::new, ReservingAllocator.SHARED, IN_PLACE),
                                VirtualMemory::availability));
    }
}
