package dev.dyno.harness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.dyno.harness.catalogue.JarBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class ArchitectureTest {
    private static final String ROOT = "dev.dyno";
    private static final String BROKEN_ROOT = "broken";
    private static final Set<String> NATIVE_CALLERS =
            Set.of(
                    "dev.dyno.harness.place.LinuxThreads",
                    "dev.dyno.contenders.journal.IoUring",
                    "dev.dyno.contenders.pool.Membarrier",
                    "dev.dyno.contenders.vector.VirtualMemory",
                    "dev.dyno.peers.natives.NativeLibrary");

    /** What each rule must find in the broken house: a part of one of its messages. */
    private static final Map<String, String> CAUGHT =
            Map.ofEntries(
                    Map.entry("contracts use the JDK only", "contracts.alpha.LoggingContract"),
                    Map.entry(
                            "contenders use contracts only", "contenders.alpha.CheatingContender"),
                    Map.entry("peers use no module but contracts", "peers.one.OnePeer"),
                    Map.entry("workloads use no module but contracts", "workloads.alpha.Exam"),
                    Map.entry("results use no module", "results.NosyResult"),
                    Map.entry("reports use no module but results", "reports.NosyReport"),
                    Map.entry("the duet's agent uses the JDK and JMH only", "duet.NosyAgent"),
                    Map.entry("a library is used by one peer's package", "HdrHistogram"),
                    Map.entry("domains are islands in contracts", "contracts.beta.BetaContract"),
                    Map.entry("domains are islands in contenders", "contenders.beta.Borrower"),
                    Map.entry("domains are islands in workloads", "workloads.beta.OtherExam"),
                    Map.entry("a contender uses its own contract", "contenders.beta.Borrower"),
                    Map.entry("implementations are hidden and final", "contenders.alpha.OpenBook"),
                    Map.entry("only catalogues are public", "contenders.alpha.PublicHelper"),
                    Map.entry("random numbers are seeded", "workloads.alpha.Exam"),
                    Map.entry("workloads calculate alike everywhere", "java.lang.Math.log(double)"),
                    Map.entry("native calls have one place", "harness.Careless"),
                    Map.entry("entry points alone end the process", "harness.Careless"),
                    Map.entry("packages form no cycle", "Cycle detected"));

    private static JavaClasses ours() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(ROOT);
    }

    @Test
    void everyModuleIsLookedAt() {
        JavaClasses classes = ours();
        for (String module :
                List.of(
                        "contracts",
                        "contenders",
                        "peers",
                        "workloads",
                        "results",
                        "reports",
                        "harness",
                        "duet")) {
            assertThat(classes)
                    .anyMatch(type -> type.getPackageName().startsWith(ROOT + "." + module));
        }
        assertThat(classes.contain(ArchitectureTest.class)).isFalse();
    }

    @TestFactory
    Stream<DynamicTest> houseKeepsItsRules() {
        JavaClasses classes = ours();
        return tests(
                new House(ROOT, NATIVE_CALLERS).rules(),
                (_, rule) ->
                        assertThat(rule.evaluate(classes).getFailureReport().getDetails())
                                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> eachRuleCatchesWhatBreaksIt(@TempDir Path classes) throws Exception {
        JavaClasses broken = brokenHouse(classes);
        Map<String, ArchRule> rules = new House(BROKEN_ROOT, Set.of()).rules();
        assertThat(rules).containsOnlyKeys(CAUGHT.keySet());
        return tests(
                rules,
                (name, rule) ->
                        assertThat(rule.evaluate(broken).getFailureReport().getDetails())
                                .anyMatch(line -> line.contains(CAUGHT.getOrDefault(name, "?"))));
    }

    private static JavaClasses brokenHouse(Path classes) throws Exception {
        Path sources = Path.of(ArchitectureTest.class.getResource("/broken-house").toURI());
        try (Stream<Path> files = Files.walk(sources)) {
            JarBuilder.compile(files.filter(Files::isRegularFile).toList(), classes);
        }
        return new ClassFileImporter().importPath(classes);
    }

    private static Stream<DynamicTest> tests(
            Map<String, ArchRule> rules, BiConsumer<String, ArchRule> check) {
        return rules.entrySet().stream()
                .map(rule ->
                        DynamicTest.dynamicTest(
                                rule.getKey(), () -> check.accept(rule.getKey(), rule.getValue())));
    }
}
