package dev.dyno.harness.cli;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.endurance.EnduranceResult;
import dev.dyno.harness.endurance.EnduranceRun;
import dev.dyno.harness.endurance.Safepoints;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.matching.MatchingDomain;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a book for long in a heap that is never collected. */
@Command(
        name = "endure",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an order book for long in a heap that is never collected.",
            "By default 100 million commands, in a JVM whose heap is fixed, with",
            "-XX:+UseEpsilonGC. All answers are checked, and the JVM's worst pause is",
            "stated, from its safepoint log.",
            "",
            "The flow is the routine session of 'matching/flow-normal', over and over.",
            "Pauses are of the JVM itself; what the machine takes away is in 'machine'."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:the book answered wrongly, failed, or used up its heap",
            "2:wrong usage",
            "3:the book cannot run here"
        })
final class EndureCommand implements Callable<Integer> {
    private static final int HEAP_MIB_MIN = 256;
    private static final int HEAP_MIB_MAX = 1 << 16;
    private static final long COMMANDS_MAX = 1L << 40;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int MIB_SHIFT = 20;

    @Spec private CommandSpec spec;

    @Option(
            names = "--book",
            paramLabel = "ID",
            defaultValue = "ladder",
            description = "A book's id as shown by 'list' (default: ${DEFAULT-VALUE}).")
    private String book;

    @Option(
            names = "--commands",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "How many commands at least (default: ${DEFAULT-VALUE}).")
    private long commands;

    @Option(
            names = "--heap-mib",
            paramLabel = "N",
            defaultValue = "512",
            description = "The heap, which also holds the flow (default: ${DEFAULT-VALUE}).")
    private int heapMib;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Selects the flow (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--implementations",
            paramLabel = "JAR",
            arity = "1..*",
            description = "Jars of your own with further implementations.")
    private List<Path> jars = new ArrayList<>();

    private final MatchingDomain domain = new MatchingDomain();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireRange("--commands", commands, 1, COMMANDS_MAX);
        requireRange("--heap-mib", heapMib, HEAP_MIB_MIN, HEAP_MIB_MAX);
        try (UserJars userJars = UserJars.open(jars)) {
            requireUsable(userJars.catalogues().entries(domain.contract(), domain.factoryType()));
        }
        PrintWriter out = spec.commandLine().getOut();
        print(out, EnduranceRun.run(book, jars, commands, heapMib, seed));
        out.flush();
        return ExitCode.OK;
    }

    private static void requireRange(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new UserError(
                    ExitCode.USAGE,
                    option
                            + " "
                            + value
                            + ": is outside "
                            + min
                            + ".."
                            + max
                            + "; choose a number in that range");
        }
    }

    private void requireUsable(List<Entry<OrderBookFactory>> books) {
        Entry<OrderBookFactory> entry =
                books.stream()
                        .filter(each -> each.id().equals(book))
                        .findFirst()
                        .orElseThrow(() ->
                                new UserError(
                                        ExitCode.USAGE,
                                        "--book "
                                                + book
                                                + ": no such book; "
                                                + Suggestions.hint(
                                                        book,
                                                        books.stream().map(Entry::id).toList())));
        if (entry.availability() instanceof Availability.Unusable(String reason)) {
            throw new UserError(
                    ExitCode.ENVIRONMENT, "--book " + book + ": cannot run here: " + reason);
        }
    }

    private void print(PrintWriter out, EnduranceRun run) {
        EnduranceResult result = run.result();
        Safepoints safepoints = run.safepoints();
        out.printf(
                Locale.ROOT,
                "%s: %,d commands in %,d passes, all answers right, %.1f s%n",
                book,
                result.commands(),
                result.passes(),
                result.elapsedNanos() / 1e9);
        out.printf(
                Locale.ROOT,
                "allocated while commands were applied: %,d bytes%n",
                result.allocatedBytes());
        out.printf(
                Locale.ROOT,
                "heap: %,d of %,d MiB used at the end, flow and book included; no collector%n",
                result.heapUsedBytes() >> MIB_SHIFT,
                heapMib);
        out.println("worst JVM pause: " + worst(safepoints));
        out.printf(
                Locale.ROOT,
                "control: a thread dump after the last command is in the log with %.3f ms%n",
                safepoints.controlNanos() / NANOS_PER_MILLI);
    }

    private static String worst(Safepoints safepoints) {
        if (safepoints.count() == 0) {
            return "none; not one safepoint from the JVM's start to the last command";
        }
        return String.format(
                Locale.ROOT,
                "%.3f ms (%s), of %d safepoints from the JVM's start to the last command",
                safepoints.worstNanos() / NANOS_PER_MILLI,
                safepoints.worstOperation(),
                safepoints.count());
    }
}
