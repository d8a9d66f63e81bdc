package dev.dyno.workloads.loop.conformance;

import static dev.dyno.workloads.Expectations.expect;
import static dev.dyno.workloads.Expectations.failure;

import dev.dyno.contracts.loop.CommandHandler;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.ReportVisitor;
import dev.dyno.contracts.loop.ReportWriter;
import dev.dyno.workloads.loop.stream.Commands;
import java.util.Arrays;

/**
 * All reports that a consumer has seen, in order. Belongs to the consumer's thread, and to others
 * once that has ended.
 *
 * <p>Reports are those of {@link #ECHO}: one per command, made of its words.
 */
final class ReportLog implements ReportVisitor {
    /** Says back what it was told. */
    static final CommandHandler ECHO = ReportLog::echo;

    private long[] words = new long[64 * MatchingLoop.REPORT_WORDS];
    private int count;

    /** Writes the report of one command. */
    static void echo(long[] words, int firstWord, ReportWriter reports) {
        reports.report(
                words[firstWord],
                words[firstWord + 1],
                Commands.fold(0, words, firstWord),
                words[firstWord + 2],
                words[firstWord + 7]);
    }

    @Override
    public void report(long[] source, int firstWord) {
        int end = (count + 1) * MatchingLoop.REPORT_WORDS;
        if (end > words.length) {
            words = Arrays.copyOf(words, 2 * words.length);
        }
        System.arraycopy(
                source,
                firstWord,
                words,
                end - MatchingLoop.REPORT_WORDS,
                MatchingLoop.REPORT_WORDS);
        count++;
    }

    /** Returns how many reports there are. */
    int count() {
        return count;
    }

    /** Fails unless both logs hold the same reports in the same order. */
    void expectSame(ReportLog other) {
        expect("reports at the second consumer", count, other.count);
        for (int word = 0; word < count * MatchingLoop.REPORT_WORDS; word++) {
            if (words[word] != other.words[word]) {
                throw failure(
                        "expected report %d of both consumers to be the same, saw two",
                        word / MatchingLoop.REPORT_WORDS);
            }
        }
    }

    /**
     * Fails unless there are the reports of each producer's first commands, each once, in order.
     */
    void expectFirst(Commands commands, long... accepted) {
        long[] next = new long[accepted.length];
        long[] command = new long[MatchingLoop.COMMAND_WORDS];
        Into expected = new Into();
        for (int report = 0; report < count; report++) {
            int first = report * MatchingLoop.REPORT_WORDS;
            long producer = words[first + 1];
            if (producer < 0 || producer >= accepted.length) {
                throw failure(
                        "expected a report of one of %d producers, saw producer %d",
                        accepted.length, producer);
            }
            commands.copyTo((int) producer, next[(int) producer], command, 0);
            echo(command, 0, expected);
            if (!Arrays.equals(
                    words,
                    first,
                    first + MatchingLoop.REPORT_WORDS,
                    expected.words,
                    0,
                    MatchingLoop.REPORT_WORDS)) {
                throw failure(
                        "expected command %d of producer %d, saw command %d or other words",
                        next[(int) producer], producer, words[first]);
            }
            next[(int) producer]++;
        }
        for (int producer = 0; producer < accepted.length; producer++) {
            expect("commands of producer " + producer, accepted[producer], next[producer]);
        }
    }

    /** Keeps the words of one report. */
    private static final class Into implements ReportWriter {
        private final long[] words = new long[MatchingLoop.REPORT_WORDS];

        @Override
        public void report(long word0, long word1, long word2, long word3, long word4) {
            words[0] = word0;
            words[1] = word1;
            words[2] = word2;
            words[3] = word3;
            words[4] = word4;
        }

        @Override
        public void flush() {
            // There is nobody to publish to.
        }
    }
}
