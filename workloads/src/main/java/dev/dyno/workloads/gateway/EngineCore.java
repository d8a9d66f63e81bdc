package dev.dyno.workloads.gateway;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.ReportWriter;

/** Hands a loop's commands to an engine, and on what it has acknowledged. By the core only. */
final class EngineCore implements CommandHandler, EngineListener {
    private static final int ACKNOWLEDGED_MAX = 256;

    private final MatchingEngine engine;
    private final Pipeline.Next acknowledged;
    private final long[] sequence = new long[1];
    private boolean isUncommitted;

    EngineCore(MatchingEngine engine, Pipeline.Next acknowledged) {
        this.engine = engine;
        this.acknowledged = acknowledged;
    }

    @Override
    public void command(long[] words, int firstWord, ReportWriter reports) {
        while (engine.submit(words, firstWord) == MatchingEngine.NO_ROOM) {
            engine.commit();
            engine.acknowledge(this, ACKNOWLEDGED_MAX);
        }
        isUncommitted = true;
    }

    @Override
    public boolean batchEnd(ReportWriter reports) {
        if (isUncommitted) {
            engine.commit();
            isUncommitted = false;
        }
        engine.acknowledge(this, ACKNOWLEDGED_MAX);
        return engine.acknowledgedCount() < engine.submittedCount();
    }

    @Override
    public void report(
            long ofSequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {}

    @Override
    public void acknowledged(long ofSequence) {
        sequence[0] = ofSequence;
        acknowledged.take(sequence, 0);
    }
}
