package dev.dyno.contenders.loop;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.parts.QueueLoop;
import java.util.List;
import java.util.function.IntFunction;

/** The catalogue of our matching loops, one line each, the reference first. */
public final class MatchingLoops implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public MatchingLoops() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class)
                        .reference(LockedBoxes.class, boxed(LockedBoxes::new))
                        .candidate(ArrayBlockingBoxes.class, boxed(ArrayBlockingBoxes::new))
                        .candidate(ConcurrentLinkedBoxes.class, boxed(ConcurrentLinkedBoxes::new))
                        .candidate(UnpaddedCommandRing.class, MatchingLoops::unpadded)
                        .candidate(PaddedCommandRing.class, MatchingLoops::padded));
    }

    private static MatchingLoopFactory boxed(IntFunction<Boxes> makes) {
        return (spec, handler) ->
                QueueLoop.boxing(
                        spec,
                        handler,
                        new BoxedCommandQueue(makes.apply(spec.commandCapacity())),
                        new BoxedReportChannel(spec, makes));
    }

    private static MatchingLoop unpadded(LoopSpec spec, CommandHandler handler) {
        return QueueLoop.allocationFree(
                spec, handler, new UnpaddedCommandRing(spec), new UnpaddedReportRing(spec));
    }

    private static MatchingLoop padded(LoopSpec spec, CommandHandler handler) {
        return QueueLoop.allocationFree(
                spec, handler, new PaddedCommandRing(spec), new PaddedReportRing(spec));
    }
}
