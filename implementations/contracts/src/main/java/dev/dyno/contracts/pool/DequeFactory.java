package dev.dyno.contracts.pool;

/** Makes deques of one implementation. */
@FunctionalInterface
public interface DequeFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "work-stealing-deque";

    /** Makes an empty deque; the calling thread publishes it to its owner and its thieves. */
    WorkStealingDeque create(DequeSpec spec);
}
