package dev.dyno.contracts.loop.parts;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.CommandProducer;
import dev.dyno.contracts.loop.LoopAbortedException;
import dev.dyno.contracts.loop.LoopCapability;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportConsumer;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.contracts.loop.Waiting;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A loop made of a queue and a channel.
 *
 * <p><b>Idea.</b> The matcher takes a batch out of the queue, hands it to the handler, tells it
 * that the batch has ended, publishes the reports, and waits only if there was nothing. What is
 * shared between threads lies in the queue and the channel; the fields here are written at most
 * once after construction, so that all threads keep their line.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>hasRunner</td><td>whoever calls run or abort first</td><td>the same</td>
 * <td>compare-and-set</td><td>none</td></tr>
 * <tr><td>isAborted</td><td>any, once</td><td>matcher</td><td>volatile</td><td>none</td></tr>
 * <tr><td>isEnded</td><td>matcher, once</td><td>any</td><td>volatile</td>
 * <td>publishes what the handler wrote</td></tr>
 * </table>
 */
public final class QueueLoop implements MatchingLoop {
    private final LoopSpec spec;
    private final CommandHandler handler;
    private final CommandQueue queue;
    private final ReportChannel channel;
    private final Set<LoopCapability> capabilities;
    private final Waiting waiting;
    private final AtomicBoolean hasRunner = new AtomicBoolean();
    private volatile boolean isAborted;
    private volatile boolean isEnded;

    private QueueLoop(
            LoopSpec spec,
            CommandHandler handler,
            CommandQueue queue,
            ReportChannel channel,
            Set<LoopCapability> capabilities) {
        this.spec = spec;
        this.handler = handler;
        this.queue = queue;
        this.channel = channel;
        this.capabilities = capabilities;
        this.waiting = new Waiting(spec);
    }

    /** Makes a loop that allocates nothing in steady state, because its parts do not. */
    public static MatchingLoop allocationFree(
            LoopSpec spec, CommandHandler handler, CommandQueue queue, ReportChannel channel) {
        return new QueueLoop(spec, handler, queue, channel, EnumSet.allOf(LoopCapability.class));
    }

    /** Makes a loop of parts that put commands or reports into objects of their own. */
    public static MatchingLoop boxing(
            LoopSpec spec, CommandHandler handler, CommandQueue queue, ReportChannel channel) {
        Set<LoopCapability> rest = EnumSet.allOf(LoopCapability.class);
        rest.remove(LoopCapability.ALLOCATION_FREE);
        return new QueueLoop(spec, handler, queue, channel, rest);
    }

    @Override
    public CommandProducer producer(int index) {
        return new Producer(queue, waiting, Objects.checkIndex(index, spec.producers()));
    }

    @Override
    public ReportConsumer consumer(int index) {
        return new Consumer(this, Objects.checkIndex(index, spec.consumers()));
    }

    @Override
    public void run() {
        if (!hasRunner.compareAndSet(false, true)) {
            if (isAborted) {
                return;
            }
            throw new IllegalStateException("the loop has a matcher already; make a loop for each");
        }
        Writer writer = new Writer(this);
        try {
            serve(writer);
        } catch (LoopAbortedException _) {
            abort();
        } catch (Throwable failure) {
            abort();
            throw failure;
        } finally {
            channel.flush();
            isEnded = true;
        }
    }

    private void serve(Writer writer) {
        int turn = 0;
        while (!isAborted) {
            int handled = queue.drain(handler, writer, BATCH_MAX);
            boolean handlerWaits = handler.batchEnd(writer);
            channel.flush();
            if (handled > 0) {
                turn = 0;
            } else if (handlerWaits) {
                waiting.pauseAwake(turn++);
            } else if (queue.isDrained()) {
                return;
            } else {
                queue.awaitCommand(waiting, turn++);
            }
        }
    }

    @Override
    public void close() {
        queue.close();
    }

    @Override
    public void abort() {
        isAborted = true;
        queue.close();
        if (hasRunner.compareAndSet(false, true)) {
            isEnded = true;
        }
    }

    @Override
    public boolean isClosed() {
        return queue.isClosed();
    }

    @Override
    public boolean isEnded() {
        return isEnded;
    }

    @Override
    public Set<LoopCapability> capabilities() {
        return Set.copyOf(capabilities);
    }

    private record Producer(CommandQueue queue, Waiting waiting, int index)
            implements CommandProducer {
        @Override
        public boolean offer(long[] words, int firstWord) {
            Objects.checkFromIndexSize(firstWord, COMMAND_WORDS, words.length);
            return queue.offer(index, words, firstWord);
        }

        @Override
        public boolean put(long[] words, int firstWord) {
            Objects.checkFromIndexSize(firstWord, COMMAND_WORDS, words.length);
            int turn = 0;
            while (!queue.offer(index, words, firstWord)) {
                if (queue.isClosed()) {
                    return false;
                }
                queue.awaitRoom(waiting, turn++);
            }
            return true;
        }
    }

    private record Writer(QueueLoop loop) implements ReportWriter {
        @Override
        public void report(long word0, long word1, long word2, long word3, long word4) {
            if (!loop.channel.offer(word0, word1, word2, word3, word4)) {
                loop.reportLater(word0, word1, word2, word3, word4);
            }
        }

        @Override
        public void flush() {
            loop.channel.flush();
        }
    }

    /** Waits for the slowest consumer, which must see what is there to make room. */
    private void reportLater(long word0, long word1, long word2, long word3, long word4) {
        channel.flush();
        int turn = 0;
        do {
            if (isAborted) {
                throw new LoopAbortedException();
            }
            channel.awaitRoom(waiting, turn++);
        } while (!channel.offer(word0, word1, word2, word3, word4));
    }

    private record Consumer(QueueLoop loop, int index) implements ReportConsumer {
        @Override
        public int poll(ReportVisitor visitor, int limit) {
            return loop.channel.poll(index, visitor, limit);
        }

        @Override
        public int await(ReportVisitor visitor, int limit) {
            int turn = 0;
            while (true) {
                // Read before looking: what was published before the end is then seen.
                boolean isLast = loop.isEnded;
                int visited = loop.channel.poll(index, visitor, limit);
                if (visited > 0) {
                    return visited;
                }
                if (isLast) {
                    return ENDED;
                }
                loop.channel.awaitReport(index, loop.waiting, turn++);
            }
        }
    }
}
