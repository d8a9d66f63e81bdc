package dev.dyno.contracts.jobs;

/**
 * A job that a producer wants to have run. Immutable.
 *
 * @param type the name of its {@link JobType}, 1..{@value #NAME_MAX} characters
 * @param payload what its handler needs, at most {@value #PAYLOAD_MAX} characters
 * @param destination what the handler will call, for the circuit breaker; empty if nothing
 * @param uniqueKey at most one job with this key is pending or running; empty for any number
 * @param priority 0..{@value #PRIORITY_MAX}; of the due jobs of one type the highest goes first
 * @param delayNanos how long after it is accepted it becomes due, at least 0
 */
public record JobRequest(
        String type,
        String payload,
        String destination,
        String uniqueKey,
        int priority,
        long delayNanos) {
    /** The longest name of a type, destination or key. */
    public static final int NAME_MAX = 200;

    /** The longest payload. */
    public static final int PAYLOAD_MAX = 65_536;

    /** The highest priority. */
    public static final int PRIORITY_MAX = 9;

    /** Checks the ranges. */
    public JobRequest {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("the type of a job is empty");
        }
        checkLength("type", type, NAME_MAX);
        checkLength("payload", payload, PAYLOAD_MAX);
        checkLength("destination", destination, NAME_MAX);
        checkLength("uniqueKey", uniqueKey, NAME_MAX);
        if (priority < 0 || priority > PRIORITY_MAX) {
            throw new IllegalArgumentException(
                    "priority is " + priority + ", which is outside 0.." + PRIORITY_MAX);
        }
        if (delayNanos < 0) {
            throw new IllegalArgumentException("delayNanos is " + delayNanos + ", less than 0");
        }
    }

    private static void checkLength(String what, String value, int charactersMax) {
        if (value.length() > charactersMax) {
            throw new IllegalArgumentException(
                    "%s has %d characters, more than %d"
                            .formatted(what, value.length(), charactersMax));
        }
        if (value.indexOf(0) >= 0) {
            throw new IllegalArgumentException(what + " holds the character with the number 0");
        }
    }

    /** Returns a job that is due at once. */
    public static JobRequest of(String type, String payload) {
        return new JobRequest(type, payload, "", "", 0, 0);
    }

    /** Returns the job for a destination. */
    public JobRequest to(String named) {
        return new JobRequest(type, payload, named, uniqueKey, priority, delayNanos);
    }

    /** Returns the job with a unique key. */
    public JobRequest withKey(String key) {
        return new JobRequest(type, payload, destination, key, priority, delayNanos);
    }

    /** Returns the job with a priority. */
    public JobRequest withPriority(int value) {
        return new JobRequest(type, payload, destination, uniqueKey, value, delayNanos);
    }

    /** Returns the job as it becomes due later. */
    public JobRequest after(long nanos) {
        return new JobRequest(type, payload, destination, uniqueKey, priority, nanos);
    }
}
