package dev.dyno.contracts.jobs;

/**
 * How much waits in the store, and what one scheduler has done since it was opened. A snapshot; the
 * numbers were read one after another.
 *
 * @param depth what the store holds, for all schedulers
 * @param accepted how many jobs this scheduler accepted, those with a known unique key left out
 * @param rejected how many it refused
 * @param attempts how many handlers it called
 * @param completed how many jobs it settled as done
 * @param retried how many failed attempts are to be followed by another
 * @param died how many jobs it moved to the dead letters
 * @param deferred how many jobs it gave back without an attempt
 * @param overtaken how many runs ended after their lease was lost
 * @param storeFailures how often the store failed while workers used it
 * @param pickup from when a job was due to the call of its handler
 * @param service from the call of a handler to its end
 */
public record JobMetrics(
        JobDepth depth,
        long accepted,
        long rejected,
        long attempts,
        long completed,
        long retried,
        long died,
        long deferred,
        long overtaken,
        long storeFailures,
        LatencyCounts pickup,
        LatencyCounts service) {

    /**
     * Returns the metrics as Prometheus reads them.
     *
     * <p>Source: Prometheus exposition format, text version 0.0.4.
     */
    public String prometheusText() {
        StringBuilder text = new StringBuilder(4_096);
        gauge(text, "jobs_waiting", "Jobs whose time has not come.", depth.waiting());
        gauge(text, "jobs_ready", "Jobs that wait for a worker.", depth.ready());
        gauge(text, "jobs_running", "Jobs that a worker has.", depth.leased());
        gauge(text, "jobs_dead_letters", "Jobs that are not tried any more.", depth.dead());
        gauge(text, "jobs_lag_nanoseconds", "Age of the oldest due job.", depth.lagNanos());
        counter(text, "jobs_accepted_total", "Jobs accepted.", accepted);
        counter(text, "jobs_rejected_total", "Jobs refused for want of room.", rejected);
        counter(text, "jobs_attempts_total", "Handlers called.", attempts);
        counter(text, "jobs_completed_total", "Jobs done.", completed);
        counter(text, "jobs_retried_total", "Failed attempts that another follows.", retried);
        counter(text, "jobs_died_total", "Jobs moved to the dead letters.", died);
        counter(text, "jobs_deferred_total", "Jobs given back without an attempt.", deferred);
        counter(text, "jobs_overtaken_total", "Runs that ended without a lease.", overtaken);
        counter(text, "jobs_store_failures_total", "Failures of the store.", storeFailures);
        pickup.appendPrometheus(text, "jobs_pickup_nanoseconds", "From due to the handler's call.");
        service.appendPrometheus(
                text, "jobs_service_nanoseconds", "From the handler's call to its end.");
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        sample(text, name, help, "gauge", value);
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        sample(text, name, help, "counter", value);
    }

    private static void sample(
            StringBuilder text, String name, String help, String type, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
    }
}
