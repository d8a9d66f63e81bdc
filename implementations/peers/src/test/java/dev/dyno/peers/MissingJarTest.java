package dev.dyno.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.loop.LoopSpec;
import dev.dyno.contracts.loop.MatchingLoop;
import dev.dyno.contracts.loop.MatchingLoopFactory;
import dev.dyno.contracts.loop.WaitStrategy;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a peer's jar that peer is shown as unavailable, and nothing else changes. */
final class MissingJarTest {
    /** Runs inside the class loader without the jar; public for reflection. */
    public static final class Probe {
        private Probe() {}

        /** Returns a line per implementation: its id, then what it says or did. */
        public static List<String> lines() {
            Catalogues catalogues = Catalogues.load(Probe.class.getClassLoader());
            List<String> lines = new ArrayList<>();
            for (Entry<OrderBookFactory> entry :
                    catalogues.entries(OrderBookFactory.CONTRACT, OrderBookFactory.class)) {
                lines.add(line(entry, () -> orders(entry.factory())));
            }
            for (Entry<MatchingLoopFactory> entry :
                    catalogues.entries(MatchingLoopFactory.CONTRACT, MatchingLoopFactory.class)) {
                lines.add(line(entry, () -> handled(entry.factory())));
            }
            return lines;
        }

        private static String line(Entry<?> entry, Supplier<Integer> use) {
            String outcome =
                    switch (entry.availability()) {
                        case Availability.Unusable unusable -> unusable.reason();
                        case Availability.Usable _ -> "usable " + use.get();
                    };
            int classes = entry.hotClasses().length;
            return entry.id() + ": " + outcome + (classes > 0 ? "" : " no classes");
        }

        private static int orders(OrderBookFactory factory) {
            return factory.create(OrderBookSpec.ofOrders(4)).orderCount();
        }

        /** Runs an empty loop, closed already, to its end. */
        private static int handled(MatchingLoopFactory factory) {
            int[] count = new int[1];
            MatchingLoop loop =
                    factory.create(
                            new LoopSpec(1, 1, 16, 16, WaitStrategy.YIELD, 1),
                            (_, _, _) -> count[0]++);
            loop.close();
            loop.run();
            return count[0];
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exchange-core-0, exchange-core, exchange.core2:exchange-core:0.5.3",
        "chronicle-bytes, exchange-core, exchange.core2:exchange-core:0.5.3",
        "parity-match, parity-match, com.paritytrading.parity:parity-match:0.7.0",
        "jctools-core, jctools-mpsc, org.jctools:jctools-core:4.0.5",
        "disruptor, disruptor, com.lmax:disruptor:4.0.0",
        "agrona, agrona, org.agrona:agrona:1.23.1",
    })
    void isShownAsUnavailableWithTheArtifact(String jar, String idPrefix, String artifact)
            throws Exception {
        List<String> lines = linesWithout(jar);
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith(idPrefix));
        assertThat(lines)
                .allSatisfy(line -> {
                    if (line.startsWith(idPrefix)) {
                        assertThat(line).contains("class ").endsWith("; add " + artifact);
                    } else {
                        assertThat(line).endsWith(": usable 0");
                    }
                });
    }

    private static List<String> linesWithout(String jar) throws Exception {
        List<URL> urls = new ArrayList<>();
        String path = System.getProperty("java.class.path");
        for (String element : path.split(File.pathSeparator, -1)) {
            if (!Path.of(element).getFileName().toString().startsWith(jar)) {
                urls.add(Path.of(element).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(
                        urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            List<String> lines = new ArrayList<>();
            Object result = loader.loadClass(Probe.class.getName()).getMethod("lines").invoke(null);
            for (Object line : (List<?>) result) {
                lines.add((String) line);
            }
            return lines;
        }
    }
}
