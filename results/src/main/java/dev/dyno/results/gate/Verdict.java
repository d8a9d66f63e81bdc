package dev.dyno.results.gate;

/** What the gate says of one comparison. */
public enum Verdict {
    /** The candidate is faster: as strict as {@link #SLOWER}, in the other direction. */
    FASTER,
    /** A change of the size to be detected is excluded, in both directions. */
    SAME,
    /** The candidate is slower, confirmed by fresh forks. */
    SLOWER,
    /** The data prove neither; never a silent pass. */
    INCONCLUSIVE,
    /** The measurement cannot be trusted: a control arm is out of bounds or missing. */
    INVALID
}
