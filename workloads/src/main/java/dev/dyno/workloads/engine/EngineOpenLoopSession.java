package dev.dyno.workloads.engine;

import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.workloads.InOrderRequests;
import dev.dyno.workloads.OpenLoopSession;
import dev.dyno.workloads.Spin;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.Threads;
import dev.dyno.workloads.engine.flow.EngineFlow;
import java.util.concurrent.CountDownLatch;

/**
 * An engine with its core thread. The load thread says how many commands have arrived; the core
 * submits them in order, commits what came at once, and says how many are acknowledged. {@code
 * isStopping} is volatile; {@link InOrderRequests} says how the rest is shared.
 */
final class EngineOpenLoopSession implements OpenLoopSession {
    /** How many commands are submitted, or acknowledged, before the core turns to the other. */
    private static final int BATCH_MAX = 256;

    private final InOrderRequests requests;
    private final ScratchEngine scratch;
    private final CountDownLatch bound = new CountDownLatch(1);
    private final Thread core;
    private volatile boolean isStopping;

    private EngineOpenLoopSession(
            EngineInput input, String journal, MatchingEngineFactory factory, ThreadBinder binder) {
        requests = new InOrderRequests("commands", input.commands());
        scratch = ScratchEngine.open(input, journal, factory, binder);
        core = Thread.ofPlatform().daemon().name("dyno-engine-core").unstarted(() -> run(binder));
    }

    /** Opens a new engine and starts its core. */
    static EngineOpenLoopSession start(
            EngineInput input, String journal, MatchingEngineFactory factory, ThreadBinder binder) {
        EngineOpenLoopSession session = new EngineOpenLoopSession(input, journal, factory, binder);
        session.core.start();
        Threads.await(session.bound);
        return session;
    }

    private void run(ThreadBinder binder) {
        try {
            binder.bind(ThreadRole.MEASURED);
            bound.countDown();
            serve(scratch.engine(), scratch.flow(), new long[OrderCommand.WORDS]);
        } catch (Throwable thrown) {
            requests.fail(thrown);
        }
    }

    private void serve(MatchingEngine engine, EngineFlow flow, long[] words) {
        long next = 0;
        while (!isStopping) {
            long end = Math.min(requests.submittedCount(), next + BATCH_MAX);
            long before = next;
            while (next < end) {
                flow.copyTo(next, words);
                requests.taken(next);
                if (engine.submit(words, 0) == MatchingEngine.NO_ROOM) {
                    break;
                }
                next++;
            }
            if (next > before) {
                engine.commit();
            }
            if (engine.acknowledge(scratch.reports(), BATCH_MAX) > 0) {
                requests.completedBelow(engine.acknowledgedCount());
            } else if (next == before) {
                Spin.once();
            }
        }
    }

    @Override
    public boolean submit(long requestIndex) {
        return requests.submit(requestIndex);
    }

    @Override
    public int poll(CompletionSink sink) {
        return requests.poll(sink);
    }

    @Override
    public void checkAnswer() {
        stop();
        scratch.closeAndCheck(requests.allCompleted());
    }

    private void stop() {
        isStopping = true;
        Threads.join(core);
    }

    @Override
    public void close() {
        stop();
        scratch.close();
    }
}
