package dev.dyno.contracts.loop;

/** Receives reports on a consumer's thread. */
@FunctionalInterface
public interface ReportVisitor {
    /**
     * Takes one report.
     *
     * @param words holds it; not to be kept, nor written to
     * @param firstWord where in it the report begins
     */
    void report(long[] words, int firstWord);
}
