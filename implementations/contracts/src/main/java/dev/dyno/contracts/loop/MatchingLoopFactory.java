package dev.dyno.contracts.loop;

/** Makes loops of one implementation. */
@FunctionalInterface
public interface MatchingLoopFactory {
    /** The id of the contract in catalogues, results and on the command line. */
    String CONTRACT = "matching-loop";

    /**
     * Returns an empty loop. All memory it will need in steady state is allocated here.
     *
     * @param handler is called by the thread that calls {@link MatchingLoop#run}
     */
    MatchingLoop create(LoopSpec spec, CommandHandler handler);
}
