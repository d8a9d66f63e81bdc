package dev.dyno.contracts.jobs;

/** Says that a job was not accepted because as many wait as may; the producer slows down. */
public final class JobRejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param offered how many jobs were offered
     * @param depth how many are pending or running
     * @param depthMax how many may be
     */
    public JobRejectedException(int offered, long depth, long depthMax) {
        super(
                "%d jobs are not accepted: %d of at most %d are pending or running; offer them"
                                .formatted(offered, depth, depthMax)
                        + " again when workers have caught up");
    }
}
