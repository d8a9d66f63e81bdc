package dev.dyno.workloads.risk.flow;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.PreTradeRiskFactory;
import dev.dyno.contracts.risk.RiskVerdict;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.UsableFactories;
import dev.dyno.workloads.WrongAnswerException;
import java.util.Arrays;

/**
 * Commands of a flow, the verdicts that the reference gives on them, and the reports of those that
 * it allows, so that other implementations can be asked the same without a book beside them.
 * Immutable.
 */
public final class RiskScript {
    private static final int REPORT_WORDS = 6;

    private final int accounts;
    private final int count;
    private final long[] words;
    private final int[] firstReport;
    private final long[] reports;
    private final long verdictDigest;
    private final long stateDigest;
    private final int[] verdicts;

    private RiskScript(long seed, int accounts, int count) {
        this.accounts = accounts;
        this.count = count;
        words = new long[count * OrderCommand.WORDS];
        firstReport = new int[count + 1];
        verdicts = new int[RiskVerdict.COUNT];
        Recorder recorder = new Recorder();
        PreTradeRisk reference =
                UsableFactories.reference(PreTradeRiskFactory.CONTRACT, PreTradeRiskFactory.class)
                        .factory()
                        .create(RiskFlow.spec(accounts));
        verdictDigest = record(new RiskFlow(seed, accounts), reference, recorder);
        reports = Arrays.copyOf(recorder.reports, recorder.filled);
        stateDigest = stateDigest(reference);
    }

    /** Works out the script of the first commands of a seed's flow. */
    public static RiskScript of(long seed, int accounts, int count) {
        return new RiskScript(seed, accounts, count);
    }

    private long record(RiskFlow flow, PreTradeRisk reference, Recorder recorder) {
        Market market = new Market(RiskFlow.INSTRUMENTS);
        OrderCommand command = new OrderCommand();
        long[] one = new long[OrderCommand.WORDS];
        long digest = 0;
        recorder.ledger = reference;
        reference.start();
        for (int index = 0; index < count; index++) {
            flow.copyTo(index, one);
            int verdict = reference.check(command.wrap(one, 0), RiskFlow.timeOf(index));
            digest = fold(digest, verdict);
            verdicts[verdict]++;
            if (verdict == RiskVerdict.ALLOWED) {
                market.apply(one, recorder);
            }
            System.arraycopy(one, 0, words, index * OrderCommand.WORDS, OrderCommand.WORDS);
            firstReport[index + 1] = recorder.filled;
        }
        return digest;
    }

    private static long fold(long digest, long word) {
        return SplitMix64.mix(digest ^ word) + 1;
    }

    /** Returns how many commands there are. */
    public int count() {
        return count;
    }

    /** Returns how often the reference gave a verdict. */
    public int countOf(int verdict) {
        return verdicts[verdict];
    }

    /** Returns the digest of what the reference answers and comes to. */
    public long answerDigest() {
        return fold(verdictDigest, stateDigest);
    }

    /** Returns accounts before the first command. */
    public PreTradeRisk begin(PreTradeRiskFactory factory) {
        PreTradeRisk risk = factory.create(RiskFlow.spec(accounts));
        risk.start();
        return risk;
    }

    /**
     * Puts all commands to accounts that are at the beginning, one at a time, and tells them what
     * became of those that they allow. Allocates nothing.
     *
     * @param command a flyweight of the caller's
     * @return the digest of the verdicts
     */
    public long play(PreTradeRisk risk, OrderCommand command) {
        long digest = 0;
        for (int index = 0; index < count; index++) {
            int verdict = risk.check(command.wrap(words, index), RiskFlow.timeOf(index));
            digest = fold(digest, verdict);
            if (verdict == RiskVerdict.ALLOWED) {
                tell(risk, index);
            }
        }
        return digest;
    }

    private void tell(PreTradeRisk risk, int index) {
        risk.applying(words, index * OrderCommand.WORDS);
        for (int at = firstReport[index]; at < firstReport[index + 1]; at += REPORT_WORDS) {
            risk.report(
                    reports[at],
                    (int) reports[at + 1],
                    reports[at + 2],
                    reports[at + 3],
                    reports[at + 4],
                    reports[at + 5]);
        }
        risk.acknowledged(index);
    }

    /**
     * Compares what an implementation answered and came to with the reference's.
     *
     * @throws WrongAnswerException if it differs
     */
    public void check(long seenVerdicts, PreTradeRisk seen) {
        if (seenVerdicts != verdictDigest) {
            throw new WrongAnswerException(
                    "expected verdicts on %d commands with the digest %016x, saw %016x"
                            .formatted(count, verdictDigest, seenVerdicts));
        }
        long state = stateDigest(seen);
        if (state != stateDigest) {
            throw new WrongAnswerException(
                    "after %d commands: expected accounts with the digest %016x, saw %016x"
                            .formatted(count, stateDigest, state));
        }
    }

    private static long stateDigest(PreTradeRisk risk) {
        long[] digest = {0};
        risk.forEachWord(word -> digest[0] = fold(digest[0], word));
        return digest[0];
    }

    /** Keeps reports, and tells the reference. */
    private static final class Recorder implements EngineListener {
        private EngineListener ledger = EngineListener.NONE;
        private long[] reports = new long[REPORT_WORDS << 10];
        private int filled;

        @Override
        public void applying(long[] words, int firstWord) {
            ledger.applying(words, firstWord);
        }

        @Override
        public void report(
                long sequence,
                int header,
                long orderId,
                long makerOrderId,
                long priceTicks,
                long quantity) {
            ledger.report(sequence, header, orderId, makerOrderId, priceTicks, quantity);
            if (filled + REPORT_WORDS > reports.length) {
                reports = Arrays.copyOf(reports, 2 * filled);
            }
            for (long word :
                    new long[] {sequence, header, orderId, makerOrderId, priceTicks, quantity}) {
                reports[filled++] = word;
            }
        }

        @Override
        public void acknowledged(long sequence) {
            ledger.acknowledged(sequence);
        }
    }
}
