package dev.dyno.contenders.timer;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.timer.TimerQueueFactory;
import java.util.List;

/** The catalogue of our timer queues, one line each, the reference first. */
public final class TimerQueues implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public TimerQueues() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(TimerQueueFactory.CONTRACT, TimerQueueFactory.class)
                        .reference(TreeMapTimerQueue.class, TreeMapTimerQueue::new)
                        .candidate(IndexedHeapTimerQueue.class, IndexedHeapTimerQueue::new)
                        .candidate(
                                HierarchicalWheelTimerQueue.class, HierarchicalWheelTimerQueue::new)
                        .candidate(ChunkedWheelTimerQueue.class, ChunkedWheelTimerQueue::new));
    }
}
