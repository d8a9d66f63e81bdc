package dev.dyno.contracts.timer;

/** Makes timer queues of one implementation. */
@FunctionalInterface
public interface TimerQueueFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "timer-queue";

    /** Returns an empty queue. All memory it will need in steady state is allocated here. */
    TimerQueue create(TimerSpec spec);
}
