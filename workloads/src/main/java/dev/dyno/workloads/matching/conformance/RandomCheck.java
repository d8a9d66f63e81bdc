package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.ReportSink;
import dev.dyno.workloads.ConformanceCase.Check;
import dev.dyno.workloads.ConformanceCase.ConformanceFailure;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.matching.conformance.Comparison.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the rounds of one shape. Every round has books, a seed and steps of its own; the questions
 * that are asked between steps take turns.
 *
 * @param reference finds the oracle when the check runs
 * @param rounds how many rounds there are
 */
record RandomCheck(RandomShape shape, Supplier<OrderBookFactory> reference, int rounds, long seed)
        implements Check<OrderBookFactory> {
    private static final ReportSink NOBODY = (_, _, _, _, _, _) -> {};
    private static final List<Questions> TURNS = List.of(Questions.values());
    private static final int STEPS_SHOWN = 30;

    /** Every so many rounds one is longer, because some states take long to be reached. */
    private static final int ROUNDS_PER_LONG_ONE = 10;

    private static final int LENGTH_OF_LONG_ONE = 10;

    @Override
    public void run(OrderBookFactory factory) {
        OrderBookFactory oracle = reference.get();
        for (int round = 0; round < rounds; round++) {
            new Round(factory, oracle, round).run();
        }
    }

    /** One round. */
    private final class Round {
        private final OrderBookFactory factory;
        private final OrderBookFactory oracle;
        private final int number;
        private final OrderBookSpec spec;
        private final Questions questions;
        private final List<Step> history = new ArrayList<>();

        Round(OrderBookFactory factory, OrderBookFactory oracle, int number) {
            this.factory = factory;
            this.oracle = oracle;
            this.number = number;
            this.spec = shape.spec(number);
            this.questions = TURNS.get(number % TURNS.size());
        }

        private int length() {
            boolean isLong = (number + 1) % ROUNDS_PER_LONG_ONE == 0;
            return isLong ? LENGTH_OF_LONG_ONE * shape.commands() : shape.commands();
        }

        void run() {
            OpenOrders open = new OpenOrders();
            Comparison comparison = new Comparison(factory, oracle, spec, questions, open);
            RandomSteps steps =
                    new RandomSteps(
                            shape,
                            comparison.capabilities(),
                            comparison.reference(),
                            open,
                            SplitMix64.named(shape.name() + number, seed));
            int length = length();
            while (history.size() < length) {
                Step step = steps.next();
                history.add(step);
                failOn(comparison.apply(step));
                if (step instanceof Step.Clear) {
                    open.clear();
                }
            }
            failOn(comparison.finish());
        }

        private void failOn(@Nullable String difference) {
            if (difference == null) {
                return;
            }
            int last = history.size() - 1;
            throw new ConformanceFailure(
                    "%s\n  seed %d, round %d, command %d: %s\n  book: %s, queries %s\n%s"
                            .formatted(
                                    difference,
                                    seed,
                                    number,
                                    last,
                                    history.get(last),
                                    spec,
                                    questions.id(),
                                    describe(new Shrinker(this::failsAfter).shrink(history))));
        }

        /** Applies steps to new books; returns how many it takes to fail. */
        private int failsAfter(List<Step> steps) {
            Comparison comparison = new Comparison(factory, oracle, spec, questions, NOBODY);
            for (int index = 0; index < steps.size(); index++) {
                if (comparison.apply(steps.get(index)) != null) {
                    return index + 1;
                }
            }
            return comparison.finish() == null ? Shrinker.PASSES : steps.size();
        }

        private String describe(List<Step> shrunk) {
            if (shrunk.isEmpty()) {
                return "  the same commands do not fail on a new book: its answers depend on more"
                        + " than its commands; the last of them:"
                        + listed(history);
            }
            return "  " + shrunk.size() + " commands are enough to differ:" + listed(shrunk);
        }

        private static String listed(List<Step> steps) {
            StringBuilder text = new StringBuilder();
            int first = Math.max(0, steps.size() - STEPS_SHOWN);
            if (first > 0) {
                text.append("\n    (").append(first).append(" more before)");
            }
            for (Step step : steps.subList(first, steps.size())) {
                text.append("\n    ").append(step);
            }
            return text.toString();
        }
    }
}
