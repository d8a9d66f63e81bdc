package dev.dyno.contracts.loop;

/** What the matcher thread does with commands. All methods are called by that thread. */
@FunctionalInterface
public interface CommandHandler {
    /**
     * Handles one command.
     *
     * @param words holds it; not to be kept, nor written to
     * @param firstWord where in it the command begins
     * @param reports takes any number of reports
     */
    void command(long[] words, int firstWord, ReportWriter reports);

    /**
     * Ends a batch: no further command was there, or {@link MatchingLoop#BATCH_MAX} were handled.
     * Called again and again while no command is there, so that a handler which waits for something
     * else, as a journal's storage, can look for it here and write what it held back.
     *
     * @param reports takes any number of reports, which are published afterwards
     * @return whether the handler still waits for something; the loop then does not park, and a
     *     closed one does not end
     */
    default boolean batchEnd(ReportWriter reports) {
        return false;
    }
}
