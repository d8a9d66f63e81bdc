package dev.dyno.workloads.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.ThreadBinder;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.matching.FaultyOrderBook.Fault;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.flow.ColdUniformFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait that never ends would otherwise keep the build waiting as well. */
@Timeout(60)
final class OrderBookOpenLoopSessionTest {
    private static final OrderBookFactory REFERENCE = MatchingReference.factory();
    private static final int PREFILL = 50;
    private static final int REQUESTS = 400;
    private static final FlowInput INPUT = prepared(Prefixes.CHECKED);

    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<Long> completed = new ArrayList<>();

    private static FlowInput prepared(Prefixes prefixes) {
        return FlowPreparation.prepare(
                "matching/test", 3, new ColdUniformFlow(PREFILL, REQUESTS, 3), REFERENCE, prefixes);
    }

    private OrderBookOpenLoopSession start(Fault fault, int faultyCommand) {
        return OrderBookOpenLoopSession.start(
                INPUT,
                spec -> new FaultyOrderBook(REFERENCE.create(spec), fault, faultyCommand, gate),
                ThreadBinder.UNBOUND);
    }

    /** Submits requests and collects answers until so many have come back. */
    private void run(OrderBookOpenLoopSession session, int requests, int answers) {
        int submitted = 0;
        while (submitted < requests || completed.size() < answers) {
            if (submitted < requests && session.submit(submitted)) {
                submitted++;
            }
            session.poll((index, startNanos, endNanos) -> completed.add(index));
        }
    }

    @Test
    void aCorrectBookAnswersAllRequestsInOrder() {
        try (OrderBookOpenLoopSession session =
                OrderBookOpenLoopSession.start(INPUT, REFERENCE, ThreadBinder.UNBOUND)) {
            run(session, REQUESTS, REQUESTS);
            session.checkAnswer();
        }
        for (int index = 0; index < REQUESTS; index++) {
            assertThat(completed.get(index)).isEqualTo(index);
        }
    }

    @Test
    void aPartOfTheRequestsIsCheckedExactlyAsFarAsItWent() {
        try (OrderBookOpenLoopSession session = start(Fault.WRONG_REPORT, PREFILL + 100)) {
            run(session, 100, 100);
            session.checkAnswer();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_REPORT, 0",
        "WRONG_REPORT, 137",
        "WRONG_REPORT, 399",
        "REPEATED_REPORT, 250",
        "NO_REPORT, 41"
    })
    void theFirstWrongRequestIsNamed(Fault fault, int request) {
        try (OrderBookOpenLoopSession session = start(fault, PREFILL + request)) {
            run(session, REQUESTS, REQUESTS);
            assertThatThrownBy(session::checkAnswer)
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("request " + request + " of matching/test;");
        }
    }

    @Test
    void wrongRestingOrdersAreAWrongAnswer() {
        try (OrderBookOpenLoopSession session = start(Fault.WRONG_STATE, -1)) {
            run(session, REQUESTS, REQUESTS);
            assertThatThrownBy(session::checkAnswer)
                    .isInstanceOf(WrongAnswerException.class)
                    .hasMessageContaining("wrong resting orders");
        }
    }

    /** The failure may come at any moment of the load thread's polls. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 60, 61, 62, 63, 64, 65, 100, 200, 300, 399})
    void aBookThatThrowsIsAFailureAfterWhatItHadAnswered(int request) {
        String afterWhat = "after " + request + " requests of";
        try (OrderBookOpenLoopSession session = start(Fault.THROWS, PREFILL + request)) {
            assertThatThrownBy(() -> run(session, REQUESTS, REQUESTS))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("the matcher failed " + afterWhat)
                    .hasRootCauseMessage("the book is broken");
            assertThatThrownBy(session::checkAnswer)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(afterWhat);
        }
        assertThat(completed).hasSize(request);
    }

    @Test
    void aBookThatStallsLeavesRequestsUnanswered() {
        try (OrderBookOpenLoopSession session = start(Fault.STALLS, PREFILL + 75)) {
            run(session, 200, 75);
            assertThat(completed).hasSize(75);
            assertThatThrownBy(session::checkAnswer)
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("75 of 200 requests");
            gate.countDown();
            run200After75(session);
            session.checkAnswer();
        } finally {
            gate.countDown();
        }
    }

    private void run200After75(OrderBookOpenLoopSession session) {
        while (completed.size() < 200) {
            session.poll((index, startNanos, endNanos) -> completed.add(index));
        }
    }

    @ParameterizedTest
    @CsvSource({"WRONG_REPORT, WrongAnswerException", "THROWS, IllegalStateException"})
    void aFaultInThePrefillEndsTheStart(Fault fault, String exception) {
        assertThatThrownBy(() -> start(fault, PREFILL / 2))
                .satisfies(thrown ->
                        assertThat(thrown.getClass().getSimpleName()).isEqualTo(exception));
    }

    @Test
    void requestsAreSubmittedOnceAndInOrder() {
        try (OrderBookOpenLoopSession session =
                OrderBookOpenLoopSession.start(INPUT, REFERENCE, ThreadBinder.UNBOUND)) {
            assertThatThrownBy(() -> session.submit(1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(session.submit(0)).isTrue();
            assertThatThrownBy(() -> session.submit(0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anInputWithoutDigestsPerRequestIsRefused() {
        FlowInput unchecked = prepared(Prefixes.UNCHECKED);
        assertThatThrownBy(() ->
                        OrderBookOpenLoopSession.start(unchecked, REFERENCE, ThreadBinder.UNBOUND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("matching/test was prepared without a digest");
    }
}
