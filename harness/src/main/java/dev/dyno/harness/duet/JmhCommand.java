package dev.dyno.harness.duet;

import dev.dyno.duet.ArmMain;
import dev.dyno.duet.ControlBlock;
import dev.dyno.duet.TurnProfiler;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The command lines of JVMs that have a build and the duet agent on their class path. */
final class JmhCommand {
    /** JMH reports every result in this unit, so that all slices can be compared. */
    private static final String UNIT = "ns";

    private static final int WARM_UP_ITERATIONS = 10;

    /** A shot is as long as it is; so many of them stand for each second that others get. */
    private static final int SHOTS_PER_SECOND = 5;

    private JmhCommand() {}

    /** Returns the command for an arm. */
    static List<String> arm(Build build, BenchmarkCase benchmark, DuetSettings settings) {
        List<String> command = fork(build, benchmark, settings);
        add(command, "-prof", TurnProfiler.class.getName());
        add(command, "-i", Integer.toString(settings.slicesPerArm()));
        if (!benchmark.singleShot()) {
            add(command, "-r", settings.sliceNanos() / 1000 + "us");
        }
        return command;
    }

    /** Returns the command for a fork that takes no turns and is measured for so long. */
    static List<String> alone(
            Build build, BenchmarkCase benchmark, DuetSettings settings, Duration measured) {
        List<String> command = fork(build, benchmark, settings);
        add(command, "-i", benchmark.singleShot() ? Long.toString(shots(measured)) : "1");
        if (!benchmark.singleShot()) {
            add(command, "-r", measured.toMillis() + "ms");
        }
        return command;
    }

    private static List<String> fork(Build build, BenchmarkCase benchmark, DuetSettings settings) {
        List<String> command = start(settings.java(), settings.jvmArguments(), build);
        command.add(ArmMain.class.getName());
        Map<String, String> parameters = new TreeMap<>(benchmark.parameters());
        parameters.putAll(build.parameters());
        command.add(Integer.toString(parameters.size()));
        parameters.forEach((name, value) -> command.add(name + "=" + value));
        command.add("^" + Pattern.quote(benchmark.name()) + "$");
        add(command, "-bm", benchmark.singleShot() ? "ss" : "avgt");
        add(command, "-tu", UNIT);
        add(command, "-f", "1");
        add(command, "-wf", "0");
        add(command, "-foe", "true");
        Duration warmUp = settings.warmUp();
        if (benchmark.singleShot()) {
            add(command, "-wi", Long.toString(shots(warmUp)));
        } else {
            add(command, "-wi", Integer.toString(WARM_UP_ITERATIONS));
            add(command, "-w", Math.max(1, warmUp.toNanos() / 1000 / WARM_UP_ITERATIONS) + "us");
        }
        return command;
    }

    private static long shots(Duration time) {
        return Math.max(1, time.toMillis() * SHOTS_PER_SECOND / 1000);
    }

    /** Returns the command for a program of the agent that looks at a build. */
    static List<String> program(Path java, Build build, Class<?> program, String argument) {
        List<String> command = start(java, List.of(), build);
        add(command, program.getName(), argument);
        return command;
    }

    private static List<String> start(Path java, List<String> jvmArguments, Build build) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(jvmArguments);
        // Several arms are JMH processes at the same time, which is the point.
        command.add("-Djmh.ignoreLock=true");
        // In front, since a build of this repository has an agent too, of its own time.
        add(command, "-cp", build.classPathBehind(agent()));
        return command;
    }

    private static void add(List<String> command, String option, String value) {
        command.add(option);
        command.add(value);
    }

    /** Returns the jar or folder that holds the agent. */
    private static Path agent() {
        try {
            return Path.of(
                    ControlBlock.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
