package dev.dyno.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.catalogue.JarBuilder;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.results.json.Json;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The run command as a user meets it: bad input, other folders, scripts that read its output. */
final class RunCommandTest {
    @TempDir private Path folder = Path.of("");

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        for (String kind : List.of("results", "reports")) {
            String option = "--" + kind + "=";
            if (Stream.of(arguments).noneMatch(argument -> argument.startsWith(option))) {
                all.add(option + folder.resolve(kind));
            }
        }
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static void assertOneError(CommandRun run, int exitCode, String... parts) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error: ")
                .contains(parts)
                .doesNotContain("Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--profile=quikc | there is no profile 'quikc'; did you mean 'quick'?",
                "--seed=-5 | '-5' is no seed: give a whole number from 0",
                "--seed=1e3 | '1e3' is no seed",
                "--seed=99999999999999999999 | is no seed",
                "--trial-timeout=0 | '0' is no time limit: give seconds from 1",
                "--time-limit=soon | 'soon' is no time limit",
                "--pin=measurd=1 | there is no role 'measurd'; did you mean 'measured'?",
                "--pin=measured=-1 | '-1' is no CPU: give its number from 0",
                "matching/flow-nromal | there is no domain or workload 'matching/flow-nromal'",
                "matching/flow-nromal | did you mean 'matching/flow-normal'",
                "--only=exchange-core-drect | did you mean 'exchange-core-direct'",
                "--require=tree-mpa | did you mean 'tree-map'",
                "--compare-to=laddr | did you mean 'ladder'",
                "--implementations=no.jar | --implementations no.jar: does not exist",
            })
    void aWrongWordIsRefusedWithTheNearestRightOne(String argument, String message) {
        assertOneError(run(argument), ExitCode.USAGE, message);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anImplementationOfAnotherContractIsRefused() {
        assertOneError(
                run("matching/flow-normal", "--only=formula"),
                ExitCode.USAGE,
                "'formula' supports none of the selected workloads: they are of other contracts");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"--results", "--reports"})
    void aFileInTheFoldersPlaceIsRefusedBeforeAnythingIsMeasured(String option) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertOneError(
                run("toy/sum", option + "=" + file),
                ExitCode.ENVIRONMENT,
                option + " " + file,
                "is a file, not a folder");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"--results", "--reports"})
    @EnabledOnOs(OS.LINUX)
    void aFolderThatCannotBeWrittenIsRefusedBeforeAnythingIsMeasured(String option) {
        // Not even the superuser can make a folder there.
        assertOneError(
                run("toy/sum", option + "=/proc/dyno"),
                ExitCode.ENVIRONMENT,
                option + " /proc/dyno: cannot be written",
                "name a folder that can be written");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidInOneLineAndWhatWasWrittenStaysWhole() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        try (MainProcess process =
                new MainProcess.Launch(folder)
                        .onSmallDisk(disk)
                        .start(
                                "run",
                                "toy/sum",
                                "--profile=smoke",
                                "--only=chatty",
                                "--jvm-option=-Xms32m",
                                "--jvm-option=-Xmx96m",
                                "--results=" + disk.resolve("results"),
                                "--reports=reports")) {
            int exitCode = process.exitCode();
            MainProcess.assumeSmallDiskWasMade(process);
            assertThat(exitCode).as(process.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(process.err().lines().filter(line -> line.startsWith("error: ")))
                    .singleElement()
                    .asString()
                    .contains("No space left");
            assertThat(process.err()).doesNotContain("\tat ");
            assertThat(process.temporaryFiles()).isEmpty();
            assertThat(process.err()).contains("left on the disk: 0 half-written files");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPeerWhoseJarIsGoneIsShownAndIsAnErrorWhereItIsRequired() {
        try (MainProcess list = withoutExchangeCore("list", "--json");
                MainProcess required =
                        withoutExchangeCore("run", "--require=exchange-core-direct")) {
            assertThat(required.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(required.err())
                    .startsWith("error: the required implementation 'exchange-core-direct'")
                    .contains("add exchange.core2:exchange-core");
            assertThat(list.exitCode()).isZero();
            assertThat(Json.mapper().readTree(list.out()))
                    .filteredOn(line -> line.get("id").asString().equals("exchange-core-direct"))
                    .singleElement()
                    .satisfies(peer -> {
                        assertThat(peer.get("available").asBoolean()).isFalse();
                        assertThat(peer.get("reason").asString())
                                .contains("add exchange.core2:exchange-core");
                    });
        }
    }

    private MainProcess withoutExchangeCore(String... arguments) {
        try {
            Path own = Files.createTempDirectory(folder, "process");
            return new MainProcess.Launch(own)
                    .without(name -> name.startsWith("exchange-core-0"))
                    .start(arguments);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aUsersJarIsMeasuredFromAnyFolderAndJsonIsAllThatIsOnStandardOutput() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("some where"));
        Path built = JarBuilder.sortedListBook(Files.createDirectory(folder.resolve("build")));
        Files.move(built, elsewhere.resolve("my book.jar"));
        try (MainProcess process =
                new MainProcess.Launch(folder)
                        .in(elsewhere)
                        .start(
                                "run",
                                "matching/single-operation",
                                "--profile=smoke",
                                "--implementations",
                                "my book.jar",
                                "--only",
                                JarBuilder.SORTED_LIST,
                                "--results=re sults",
                                "--reports=re ports",
                                "--jvm-option=-Xms64m",
                                "--jvm-option=-Xmx512m",
                                "--profile-cpu",
                                "--json")) {
            assertThat(process.exitCode()).as(process.err()).isZero();
            JsonNode summary = Json.mapper().readTree(process.out());
            assertThat(summary.isObject()).isTrue();
            Path run = Path.of(summary.get("run_folder").asString());
            assertThat(run.getParent()).isEqualTo(elsewhere.toRealPath().resolve("re sults"));
            JsonNode row = summary.get("rows").get(1);
            assertThat(row.get("workload").asString()).isEqualTo("matching/single-operation");
            assertThat(row.get("implementation").asString()).isEqualTo(JarBuilder.SORTED_LIST);
            assertThat(row.get("verdict").asString()).isEqualTo("valid");
            assertThat(row.get("unit").asString()).isEqualTo("pairs_per_second");
            assertThat(row.get("estimate").asDouble()).isPositive();
            assertThat(row.get("forks").asInt()).isEqualTo(1);
            assertThat(row.get("ratio_to_reference").get("estimate").asDouble()).isPositive();
            assertThat(Arrays.asList("interval", "percentiles")).allMatch(row::has);
            assertThat(process.out() + process.err()).doesNotContain("\033");
            assertThat(process.err()).contains("Machine grade", "Report: ");
            StoredRun stored = RunReader.open(run);
            assertThat(stored.problems()).isEmpty();
            assertThat(stored.layouts())
                    .extracting(layout -> layout.implementation())
                    .contains(JarBuilder.SORTED_LIST, "tree-map");
            assertThat(stored.layouts())
                    .flatExtracting(layout -> layout.classes())
                    .flatExtracting(type -> type.sharedLines())
                    .extracting(line -> line.lineBytes())
                    .contains(64, 128);
            assertProfiles(run);
        }
    }

    private static void assertProfiles(Path run) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.endsWith("-matching-single-operation.flame.html"));
        }
    }
}
