package dev.dyno.workloads.catalogue;

import dev.dyno.workloads.Domain;
import dev.dyno.workloads.cosine.CosineDomain;
import dev.dyno.workloads.deque.DequeDomain;
import dev.dyno.workloads.engine.EngineDomain;
import dev.dyno.workloads.engine.shards.ShardsDomain;
import dev.dyno.workloads.feed.FeedDomain;
import dev.dyno.workloads.gateway.GatewayDomain;
import dev.dyno.workloads.jobs.JobsDomain;
import dev.dyno.workloads.journal.JournalDomain;
import dev.dyno.workloads.loop.LoopDomain;
import dev.dyno.workloads.matching.MatchingDomain;
import dev.dyno.workloads.pool.PoolDomain;
import dev.dyno.workloads.risk.RiskDomain;
import dev.dyno.workloads.timer.TimerDomain;
import dev.dyno.workloads.vector.VectorDomain;
import java.util.List;

/** All domains, one line each. */
public final class Domains {
    private static final List<Domain<?>> ALL =
            List.of(
                    new MatchingDomain(),
                    new FeedDomain(),
                    new LoopDomain(),
                    new JournalDomain(),
                    new EngineDomain(),
                    new ShardsDomain(),
                    new TimerDomain(),
                    new JobsDomain(),
                    new DequeDomain(),
                    new PoolDomain(),
                    new CosineDomain(),
                    new VectorDomain(),
                    new RiskDomain(),
                    new GatewayDomain());

    private Domains() {}

    /** Returns all domains in the order in which reports show them. */
    public static List<Domain<?>> all() {
        return ALL;
    }
}
