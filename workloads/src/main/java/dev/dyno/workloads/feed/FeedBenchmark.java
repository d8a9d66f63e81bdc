package dev.dyno.workloads.feed;

import dev.dyno.contracts.feed.MarketDataFeed;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.ThreadRole;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One pass of a book's reports through a feed, whose updates are folded into a digest. The digest
 * is then compared with that of the reference's updates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeedBenchmark {
    /** The id of the implementation; set by JMH. */
    @Param("tree-map")
    public String implementation = "";

    /** The file of the prepared input; set by JMH. */
    @Param("")
    public String input = "";

    private final UpdateDigest digest = new UpdateDigest();
    private long[] reports = {};
    private long answer;
    private @Nullable MarketDataFeed feed;

    /** Creates the state; JMH sets the parameters afterwards. */
    public FeedBenchmark() {}

    /** Makes the reports and the feed. */
    @Setup(Level.Trial)
    public void open() {
        FeedInput read = FeedInput.read(Path.of(input));
        answer = FeedInput.answer(Path.of(input));
        reports = read.reports();
        feed =
                UsableFactories.named(
                                MarketDataFeedFactory.CONTRACT,
                                MarketDataFeedFactory.class,
                                implementation)
                        .create(read.spec(), digest);
    }

    /** Empties the feed. */
    @Setup(Level.Iteration)
    public void clear() {
        ThreadBinder.current().bind(ThreadRole.MEASURED);
        digest.reset();
        made().clear();
    }

    /** Gives the feed all reports and checks what it told. */
    @Benchmark
    public void pass() {
        FeedInput.apply(reports, made());
        if (digest.value() != answer) {
            throw new WrongAnswerException(
                    "the digest of the updates is %016x, but the reference's is %016x"
                            .formatted(digest.value(), answer));
        }
    }

    private MarketDataFeed made() {
        MarketDataFeed current = feed;
        if (current == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return current;
    }
}
