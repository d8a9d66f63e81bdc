package dev.dyno.contracts.risk.parts;

/** Receives commands with their verdicts, from several workers at once. */
@FunctionalInterface
public interface CheckedCommands {
    /**
     * Takes a command that was checked. Those of one account come one at a time and in the order in
     * which they were offered.
     *
     * @param words hold the command; not to be kept
     * @param firstWord where in them it begins
     * @param verdict one of {@link dev.dyno.contracts.risk.RiskVerdict}
     */
    void checked(long[] words, int firstWord, int verdict);
}
