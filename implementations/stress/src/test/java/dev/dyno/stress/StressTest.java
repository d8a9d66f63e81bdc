package dev.dyno.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.annotations.JCStressTest;

/**
 * A short run of all tests, and one of a ring that is wrong on purpose. Each runs in a JVM of its
 * own, because jcstress ends the process when a test fails.
 */
final class StressTest {
    private static final String ROOT = StressTest.class.getPackageName() + ".";
    private static final String BROKEN = StressTest.class.getPackageName() + ".broken";

    @TempDir private static Path folder;

    private record Run(int exitCode, String output) {}

    /** A mode of jcstress, for a long run over all configurations of the JVM; else a short one. */
    private static final String MODE = System.getProperty("dyno.stress.mode", "");

    /** One configuration, so that a run takes seconds; loops wait until they are compiled. */
    private static final List<String> SHORT =
            List.of("-sc", "false", "-f", "1", "-jvmArgs", "-Xmx256m -XX:+UseSerialGC -Xbatch");

    @ParameterizedTest
    @ValueSource(strings = {"ring", "deque", "pool", "risk"})
    void noForbiddenOutcomeShows(String name) throws Exception {
        String tests = ROOT + name;
        Run run =
                MODE.isEmpty()
                        ? jcstress(tests, with(SHORT, "-iters", "2", "-time", "250"))
                        : jcstress(tests, List.of("-m", MODE));

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("[1-9]\\d* passed, 0 failed, 0 soft errs");
        if (MODE.isEmpty()) {
            assertThat(run.output()).contains(classes(tests) + " passed, 0 failed");
        }
    }

    @Test
    void aRingWithAPlainIndexIsCaught() throws Exception {
        Run run = jcstress(BROKEN + ".PlainIndexRing", with(SHORT, "-iters", "5", "-time", "500"));

        assertThat(run.exitCode()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("Observed forbidden state: STALE");
    }

    @Test
    void aRingThatClaimsWithoutComparingIsCaught() throws Exception {
        Run run = jcstress(BROKEN + ".RacyClaimRing", with(SHORT, "-iters", "5", "-time", "500"));

        assertThat(run.exitCode()).as(run.output()).isNotZero();
        assertThat(run.output()).contains("Observed forbidden state: 1");
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private static Run jcstress(String tests, List<String> options)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "-t",
                                tests.replace(".", "\\."),
                                "-r",
                                folder.resolve("report").toString()));
        command.addAll(options);
        Path log = Files.createTempFile(folder, "jcstress", ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int exitCode = process.waitFor();
        return new Run(exitCode, Files.readString(log, StandardCharsets.UTF_8));
    }

    /** Returns how many test classes a package has, so that none is left out silently. */
    private static long classes(String packageName) throws IOException {
        Path classes =
                Path.of(
                        StressTest.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        "../classes",
                        packageName.replace('.', '/'));
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && name.indexOf('$') < 0)
                    .filter(name -> isTest(packageName + "." + name.replace(".class", "")))
                    .count();
        }
    }

    private static boolean isTest(String className) {
        try {
            return Class.forName(className, false, StressTest.class.getClassLoader())
                    .isAnnotationPresent(JCStressTest.class);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(className, missing);
        }
    }
}
