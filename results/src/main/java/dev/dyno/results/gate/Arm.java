package dev.dyno.results.gate;

/** What a JVM of a fork group runs. */
public enum Arm {
    /** The version to compare with. */
    BASE,
    /** The version under judgement. */
    CANDIDATE,
    /** The base once more, in a JVM of its own: what differs from the base here is noise. */
    BASE_COPY,
    /** The base with a known slowdown injected: a gate that does not see it is blind. */
    SLOWED
}
