package dev.dyno.workloads.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.workloads.WrongAnswerException;
import dev.dyno.workloads.matching.FaultyOrderBook.Fault;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.flow.ColdUniformFlow;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait that never ends would otherwise keep the build waiting as well. */
@Timeout(60)
final class OrderBookFlowBenchmarkTest {
    private static final int PREFILL = 50;
    private static final int MESSAGES = 400;
    private static final OrderBookFactory REFERENCE = MatchingReference.factory();

    @TempDir private Path folder;

    private final OrderBookFlowBenchmark benchmark = new OrderBookFlowBenchmark();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** Named in a services file that only these tests' class loader has. */
    public static final class FaultyBooks implements CatalogueProvider {
        /** Creates the provider; called by {@link java.util.ServiceLoader}. */
        public FaultyBooks() {}

        @Implementation(id = "wrong-report", summary = "Names another order once.")
        private static final class WrongReport {}

        @Implementation(id = "throws", summary = "Throws once.")
        private static final class Throws {}

        @Implementation(id = "wrong-prefill", summary = "Names another order in the prefill.")
        private static final class WrongPrefill {}

        @Implementation(id = "wrong-state", summary = "Holds other quantities than it reports.")
        private static final class WrongState {}

        @Override
        public List<Catalogue<?>> catalogues() {
            return List.of(
                    Catalogue.of(OrderBookFactory.CONTRACT, OrderBookFactory.class)
                            .candidate(WrongReport.class, faulty(Fault.WRONG_REPORT, PREFILL + 200))
                            .candidate(Throws.class, faulty(Fault.THROWS, PREFILL + 200))
                            .candidate(WrongPrefill.class, faulty(Fault.WRONG_REPORT, PREFILL / 2))
                            .candidate(WrongState.class, faulty(Fault.WRONG_STATE, -1)));
        }

        private static OrderBookFactory faulty(Fault fault, int command) {
            CountDownLatch open = new CountDownLatch(0);
            return spec -> new FaultyOrderBook(REFERENCE.create(spec), fault, command, open);
        }
    }

    @BeforeEach
    void writeInputAndServices() throws IOException {
        FlowInput input =
                FlowPreparation.prepare(
                        "matching/test",
                        3,
                        new ColdUniformFlow(PREFILL, MESSAGES, 3),
                        REFERENCE,
                        Prefixes.UNCHECKED);
        Path file = folder.resolve("input.flow");
        FlowInputFile.write(file, input);
        benchmark.input = file.toString();
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(CatalogueProvider.class.getName()), FaultyBooks.class.getName());
        URL[] urls = {folder.toUri().toURL()};
        Thread.currentThread().setContextClassLoader(new URLClassLoader(urls, before));
    }

    @AfterEach
    void closeAll() throws IOException {
        benchmark.close();
        ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
        Thread.currentThread().setContextClassLoader(before);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("dyno-drainer");
    }

    private void open(String implementation) {
        benchmark.implementation = implementation;
        benchmark.open();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree-map", "ladder"})
    void aCorrectBookPassesPassAfterPass(String implementation) {
        open(implementation);
        for (int pass = 0; pass < 3; pass++) {
            benchmark.prefill();
            benchmark.pass();
            benchmark.check();
        }
    }

    @Test
    void aWrongReportIsAWrongAnswer() {
        open("wrong-report");
        benchmark.prefill();
        assertThatThrownBy(benchmark::pass)
                .isInstanceOf(WrongAnswerException.class)
                .hasMessageContaining("wrong answer to the timed phase of matching/test");
    }

    @Test
    void aWrongReportInThePrefillIsAWrongAnswerBeforeAnythingIsTimed() {
        open("wrong-prefill");
        assertThatThrownBy(benchmark::prefill)
                .isInstanceOf(WrongAnswerException.class)
                .hasMessageContaining("wrong answer to the prefill of matching/test");
    }

    @Test
    void wrongRestingOrdersAreAWrongAnswer() {
        open("wrong-state");
        benchmark.prefill();
        benchmark.pass();
        assertThatThrownBy(benchmark::check)
                .isInstanceOf(WrongAnswerException.class)
                .hasMessageContaining("wrong resting orders after matching/test");
    }

    @Test
    void aBookThatThrowsIsAFailureAndNoWrongAnswer() {
        open("throws");
        benchmark.prefill();
        assertThatThrownBy(benchmark::pass)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("the book is broken");
        assertThatThrownBy(benchmark::pass).hasMessageContaining("was not set up");
    }

    @Test
    void anUnknownImplementationIsNamed() {
        assertThatThrownBy(() -> open("no-such-book"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'no-such-book'");
    }
}
