package dev.dyno.results.gate;

/** What an inconclusive verdict does to a build. Neither hides it. */
public enum InconclusivePolicy {
    /** The build fails. */
    FAIL,
    /** The build passes with a warning that names the comparison. */
    WARN
}
