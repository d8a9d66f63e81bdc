package dev.dyno.harness.trial;

/** Takes note of the state of machine and measured thread at the borders of slices. */
@FunctionalInterface
interface SliceSampler {
    /** Notes nothing. */
    SliceSampler NONE = _ -> {};

    /**
     * Notes the state at a border. Called by the load thread between requests; schedules have a gap
     * behind each border that must be long enough for it.
     *
     * @param border 0 where the measured part begins, then one more for each slice
     */
    void sample(int border);
}
