package dev.dyno.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a peer's jar that peer is shown as unavailable, and nothing else changes. */
final class MissingJarTest {
    /** Runs inside the class loader without the jar; public for reflection. */
    public static final class Probe {
        private Probe() {}

        /** Returns a line per implementation: its id, then what it says or did. */
        public static List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (Entry<OrderBookFactory> entry :
                    Catalogues.load(Probe.class.getClassLoader())
                            .entries(OrderBookFactory.CONTRACT, OrderBookFactory.class)) {
                String outcome =
                        switch (entry.availability()) {
                            case Availability.Unusable unusable -> unusable.reason();
                            case Availability.Usable _ ->
                                    "usable "
                                            + entry.factory()
                                                    .create(OrderBookSpec.ofOrders(4))
                                                    .orderCount();
                        };
                int classes = entry.hotClasses().length;
                lines.add(entry.id() + ": " + outcome + (classes > 0 ? "" : " no classes"));
            }
            return lines;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "exchange-core-0, exchange-core, exchange.core2:exchange-core:0.5.3",
        "chronicle-bytes, exchange-core, exchange.core2:exchange-core:0.5.3",
        "parity-match, parity-match, com.paritytrading.parity:parity-match:0.7.0",
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
