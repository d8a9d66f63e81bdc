package dev.dyno.results.history;

/** What a history follows. */
public enum Basis {
    /** The figures themselves, of one class of machines only. */
    FIGURE,

    /**
     * The ratio to the reference implementation within each run, over all classes of machines.
     * Advisory: machines differ in their ratios as well, though by less than in their figures.
     */
    RATIO
}
