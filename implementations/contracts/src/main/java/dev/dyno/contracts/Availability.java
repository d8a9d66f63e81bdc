package dev.dyno.contracts;

/** Whether an implementation can run on this machine, in this process. */
public sealed interface Availability {
    /** The shared instance of {@link Usable}. */
    Availability USABLE = new Usable();

    /** Returns an availability that says why an implementation cannot run here. */
    static Availability unusable(String reason) {
        return new Unusable(reason);
    }

    /** The implementation can run. */
    record Usable() implements Availability {}

    /**
     * The implementation cannot run.
     *
     * @param reason what is missing and how to mend it, as one sentence for a user
     */
    record Unusable(String reason) implements Availability {}
}
