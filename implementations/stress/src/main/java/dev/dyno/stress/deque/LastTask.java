package dev.dyno.stress.deque;

import dev.dyno.contenders.pool.Deques;
import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.pool.DequeFactory;
import dev.dyno.contracts.pool.DequeSpec;
import dev.dyno.contracts.pool.WorkStealingDeque;

/** Makes deques, which are hidden behind their catalogue, with the task 1 as their only one. */
final class LastTask {
    private LastTask() {}

    /** Returns the factory of a deque that runs everywhere. */
    static DequeFactory factory(String id) {
        for (Catalogue<?> catalogue : new Deques().catalogues()) {
            for (Entry<?> entry : catalogue.entries()) {
                if (entry.id().equals(id) && entry.factory() instanceof DequeFactory factory) {
                    return factory;
                }
            }
        }
        throw new IllegalStateException("no deque is called " + id);
    }

    /** Makes a deque whose only task thieves can take. */
    static WorkStealingDeque in(DequeFactory factory) {
        WorkStealingDeque deque =
                factory.create(new DequeSpec(DequeSpec.CAPACITY_MIN, DequeSpec.CAPACITY_MIN * 2));
        // A thief that finds nothing makes an owner of blocks grant the older of two tasks.
        deque.steal();
        deque.push(1);
        deque.push(2);
        deque.pop();
        if (deque.sizeEstimate() != 1) {
            throw new IllegalStateException("the deque holds " + deque.sizeEstimate() + " tasks");
        }
        return deque;
    }

    /** Returns the task, 0 for nothing, -1 for having lost to another. */
    static long seen(long taken) {
        return taken == WorkStealingDeque.EMPTY
                ? 0
                : taken == WorkStealingDeque.CONTENDED ? -1 : taken;
    }
}
