package dev.dyno.results.gate;

/**
 * What the protocol wants to be measured next for one comparison.
 *
 * @param groups how many more fork groups of that kind; 0 when nothing is left to do
 * @param reason in words
 */
public record NextStep(Kind kind, int groups, String reason) {
    /** What to measure. */
    public enum Kind {
        /** Add fork groups to the screening. */
        SCREEN,
        /** Start fresh fork groups and add them to the confirmation. */
        CONFIRM,
        /** Nothing: what was measured decides, one way or the other. */
        STOP
    }
}
