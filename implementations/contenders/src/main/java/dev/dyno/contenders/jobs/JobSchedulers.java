package dev.dyno.contenders.jobs;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobSchedulerFactory;
import dev.dyno.contracts.jobs.JobSpec;
import dev.dyno.contracts.jobs.JobType;
import dev.dyno.contracts.jobs.parts.JobStore;
import dev.dyno.contracts.jobs.parts.StoreScheduler;
import java.util.List;
import java.util.function.Function;

/** The catalogue of our job schedulers, one line each, the reference first. */
public final class JobSchedulers implements CatalogueProvider {
    /** Creates the provider; called by {@link java.util.ServiceLoader}. */
    public JobSchedulers() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(JobSchedulerFactory.CONTRACT, JobSchedulerFactory.class)
                        .reference(LockedJobStore.class, on(_ -> new LockedJobStore()))
                        .candidate(SqliteJobStore.class, on(SqliteJobStore::open))
                        .candidate(
                                PostgresJobStore.class,
                                new PostgresFactory(),
                                PostgresServer::availability));
    }

    /** Schedulers on a server, which outlives them and the folders that name their jobs. */
    private static final class PostgresFactory implements JobSchedulerFactory {
        private final JobSchedulerFactory stores = on(PostgresJobStore::open);

        @Override
        public JobScheduler open(JobSpec spec, List<JobType> types) {
            return stores.open(spec, types);
        }

        @Override
        public void discard(JobSpec spec) {
            PostgresServer.drop(PostgresServer.schema(spec.folder()));
        }
    }

    /** Returns the factory of schedulers on a store. */
    static JobSchedulerFactory on(Function<JobSpec, JobStore> store) {
        return (spec, types) ->
                new StoreScheduler(store.apply(spec), spec, types, new ResilienceGate(spec));
    }
}
