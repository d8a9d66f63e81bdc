package dev.dyno.contracts.jobs;

/**
 * A kind of job and how it is worked on. Limits hold for one scheduler; several that share jobs
 * each have their own.
 *
 * @param name what requests name
 * @param handler does the work
 * @param retry how often and when a failed job is tried again
 * @param concurrencyMax how many run at a time, at least 1
 * @param startsPerSecondMax how many start in a second, at least 1; as many may start at once after
 *     a second without
 */
public record JobType(
        String name,
        JobHandler handler,
        RetryPolicy retry,
        int concurrencyMax,
        int startsPerSecondMax) {

    /** Checks the ranges. */
    public JobType {
        if (name.isEmpty() || name.length() > JobRequest.NAME_MAX) {
            throw new IllegalArgumentException(
                    "the name of a type has %d characters, which is outside 1..%d"
                            .formatted(name.length(), JobRequest.NAME_MAX));
        }
        if (concurrencyMax < 1) {
            throw new IllegalArgumentException(
                    "concurrencyMax is " + concurrencyMax + ", less than 1");
        }
        if (startsPerSecondMax < 1) {
            throw new IllegalArgumentException(
                    "startsPerSecondMax is " + startsPerSecondMax + ", less than 1");
        }
    }

    /** Returns a type without limits, tried by the default policy. */
    public static JobType of(String name, JobHandler handler) {
        return new JobType(
                name, handler, RetryPolicy.DEFAULT, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Returns the type with a policy for retries. */
    public JobType retrying(RetryPolicy policy) {
        return new JobType(name, handler, policy, concurrencyMax, startsPerSecondMax);
    }

    /** Returns the type with at most so many running at a time. */
    public JobType atMostAtOnce(int runs) {
        return new JobType(name, handler, retry, runs, startsPerSecondMax);
    }

    /** Returns the type with at most so many starts in a second. */
    public JobType atMostPerSecond(int starts) {
        return new JobType(name, handler, retry, concurrencyMax, starts);
    }
}
