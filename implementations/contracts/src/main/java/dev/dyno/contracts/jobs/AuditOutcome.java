package dev.dyno.contracts.jobs;

/** What an entry of a job's audit trail says. */
public enum AuditOutcome {
    /** The attempt succeeded. */
    COMPLETED(0),
    /** The attempt failed, and another one follows. */
    RETRIED(1),
    /** The attempt failed, was the last one, or made another one pointless. */
    DEAD(2),
    /** The worker's lease ran out before it said anything. */
    LEASE_EXPIRED(3),
    /** The job was given back without an attempt: the destination is left alone, or a drain. */
    DEFERRED(4),
    /** The producer gave it up. */
    CANCELLED(5),
    /** It was taken out of the dead letters to be tried again. */
    REQUEUED(6),
    /** It was removed from the dead letters. */
    PURGED(7);

    private final int code;

    AuditOutcome(int code) {
        this.code = code;
    }

    /** Returns the number that stands for it in stored trails. */
    public int code() {
        return code;
    }

    /**
     * Returns the outcome that a stored number stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static AuditOutcome of(int code) {
        for (AuditOutcome outcome : values()) {
            if (outcome.code == code) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome has the number " + code);
    }
}
