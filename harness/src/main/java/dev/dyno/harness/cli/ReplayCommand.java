package dev.dyno.harness.cli;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.harness.catalogue.UserJars;
import dev.dyno.harness.replay.BookFailureException;
import dev.dyno.harness.replay.ReplayResult;
import dev.dyno.harness.replay.ReplaySession;
import dev.dyno.harness.replay.Replayer;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.matching.MatchingDomain;
import dev.dyno.workloads.matching.OrderFileException;
import dev.dyno.workloads.matching.OrderFileSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays an order file through one book or all, for comparison with other engines. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Replays an order file (.bin or .bin.gz, 40-byte records) through a book and prints the"
                    + " SHA-256 of its reports as canonical text.",
            "",
            "With one book the last line of the output is 'sha256 <digest>'. With '--book all' each"
                    + " capable book is run, and the last lines are 'sha256 <digest> <id>', one per"
                    + " book; books that cannot run or lack what the file needs are shown with the"
                    + " reason.",
            "",
            "Throughput is of one pass without warm-up on an unbound thread; use 'run' to measure."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ok",
            "1:a book failed, or the books' reports differ",
            "2:wrong usage, or a bad order file (with the offset of its first bad byte)",
            "3:the book cannot run here, or the reports cannot be written"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final int MESSAGES_MAX = 100_000_000;
    private static final int ORDERS_MAX = 1 << 21;

    @Spec private CommandSpec spec;

    @Option(
            names = "--orders",
            required = true,
            paramLabel = "FILE",
            description = "The order file.")
    private Path orders;

    @Option(
            names = "--book",
            required = true,
            paramLabel = "ID|all",
            description = "A book's id as shown by 'list', or 'all'.")
    private String book;

    @Option(
            names = "--reports",
            paramLabel = "OUT",
            description = {
                "Write the canonical text to this file, which appears only when it is whole. With"
                        + " '--book all' one file per book, named OUT.<id>."
            })
    private @Nullable Path reports;

    @Option(
            names = "--max-messages",
            paramLabel = "N",
            defaultValue = "" + MESSAGES_MAX,
            description = "Refuse a file with more messages (default: ${DEFAULT-VALUE}).")
    private long messagesMax;

    @Option(
            names = "--max-orders",
            paramLabel = "N",
            defaultValue = "" + ORDERS_MAX,
            description = {
                "The most orders that may rest at once; a book's memory is in proportion to it, or"
                        + " to the file's new orders if they are fewer (default: ${DEFAULT-VALUE})."
            })
    private int ordersMax;

    @Option(
            names = "--implementations",
            paramLabel = "JAR",
            arity = "1..*",
            description = "Jars of your own with further implementations.")
    private List<Path> jars = new ArrayList<>();

    private final MatchingDomain domain = new MatchingDomain();

    @Override
    public Integer call() throws IOException {
        if (ordersMax < 1 || ordersMax > OrderBookSpec.ORDERS_MAX) {
            throw usage(
                    "--max-orders "
                            + ordersMax
                            + ": is outside 1.."
                            + OrderBookSpec.ORDERS_MAX
                            + "; choose a number in that range");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (UserJars userJars = UserJars.open(jars)) {
            List<Entry<OrderBookFactory>> books =
                    userJars.catalogues().entries(domain.contract(), domain.factoryType());
            Optional<Entry<OrderBookFactory>> one = selected(books);
            OrderFileSummary summary = summary();
            out.printf("orders %s: %d messages%n", orders, summary.messages());
            ReplaySession session =
                    new ReplaySession(new Replayer(orders, summary, ordersMax), orders);
            int exitCode =
                    one.isPresent()
                            ? replayOne(out, session, summary, one.get())
                            : replayAll(out, session, summary, books);
            out.flush();
            return exitCode;
        } catch (OrderFileException bad) {
            throw usage("--orders " + orders + ": " + bad.getMessage());
        }
    }

    private Optional<Entry<OrderBookFactory>> selected(List<Entry<OrderBookFactory>> books) {
        if (book.equals(ALL)) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>(books.stream().map(Entry::id).toList());
        known.add(ALL);
        return Optional.of(
                books.stream()
                        .filter(entry -> entry.id().equals(book))
                        .findFirst()
                        .orElseThrow(() ->
                                usage(
                                        "--book "
                                                + book
                                                + ": no such book; "
                                                + Suggestions.hint(book, known))));
    }

    private OrderFileSummary summary() throws IOException {
        try {
            if (Files.isDirectory(orders)) {
                throw usage("--orders " + orders + ": is a folder; name a file");
            }
            return OrderFileSummary.of(orders, messagesMax);
        } catch (NoSuchFileException missing) {
            throw usage("--orders " + orders + ": does not exist; name an order file");
        } catch (OrderFileException bad) {
            throw bad;
        } catch (IOException unreadable) {
            throw usage("--orders " + orders + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private int replayOne(
            PrintWriter out,
            ReplaySession session,
            OrderFileSummary summary,
            Entry<OrderBookFactory> entry)
            throws IOException {
        if (entry.availability() instanceof Availability.Unusable(String reason)) {
            throw new UserError(
                    ExitCode.ENVIRONMENT, "--book " + book + ": cannot run here: " + reason);
        }
        String lacking = lacking(entry, summary);
        if (!lacking.isEmpty()) {
            throw usage(
                    "--book "
                            + book
                            + ": lacks "
                            + lacking
                            + ", which this file needs; '--book all' shows which books can");
        }
        try {
            ReplayResult result = session.replay(entry, reports);
            print(out, result);
            out.println("sha256 " + result.digest());
            return ExitCode.OK;
        } catch (BookFailureException failure) {
            throw new UserError(ExitCode.BAD_RESULT, failure.reason());
        }
    }

    private int replayAll(
            PrintWriter out,
            ReplaySession session,
            OrderFileSummary summary,
            List<Entry<OrderBookFactory>> books)
            throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        boolean hasFailure = false;
        for (Entry<OrderBookFactory> entry : books) {
            String obstacle = obstacle(entry, summary);
            if (!obstacle.isEmpty()) {
                out.println("skipped " + entry.id() + ": " + obstacle);
                continue;
            }
            try {
                ReplayResult result =
                        session.replay(entry, reports == null ? null : sibling(reports, entry));
                print(out, result);
                digests.put(entry.id(), result.digest());
            } catch (BookFailureException failure) {
                hasFailure = true;
                out.println("failed " + failure.reason());
            }
            out.flush();
        }
        if (digests.isEmpty() && !hasFailure) {
            throw new UserError(ExitCode.ENVIRONMENT, "no book here can replay this file");
        }
        digests.forEach((id, digest) -> out.println("sha256 " + digest + " " + id));
        out.flush();
        if (digests.values().stream().distinct().count() > 1) {
            spec.commandLine().getErr().println("error: the books' reports differ");
            return ExitCode.BAD_RESULT;
        }
        return hasFailure ? ExitCode.BAD_RESULT : ExitCode.OK;
    }

    private String obstacle(Entry<OrderBookFactory> entry, OrderFileSummary summary) {
        if (entry.availability() instanceof Availability.Unusable(String reason)) {
            return reason;
        }
        String lacking = lacking(entry, summary);
        return lacking.isEmpty() ? "" : "lacks " + lacking;
    }

    private String lacking(Entry<OrderBookFactory> entry, OrderFileSummary summary) {
        TreeSet<String> lacking = new TreeSet<>();
        for (OrderBookCapability capability : summary.requires()) {
            lacking.add(capability.id());
        }
        if (!lacking.isEmpty()) {
            lacking.removeAll(domain.capabilities(entry));
        }
        return String.join(" ", lacking);
    }

    private static Path sibling(Path out, Entry<OrderBookFactory> entry) {
        return out.resolveSibling(out.getFileName() + "." + entry.id());
    }

    private static void print(PrintWriter out, ReplayResult result) {
        out.printf(
                Locale.ROOT,
                "%s: %d messages, %d reports, %.3f s in the book, %,.0f messages/s%n",
                result.book(),
                result.messages(),
                result.reports(),
                result.elapsedNanos() / 1e9,
                result.messagesPerSecond());
    }

    private static UserError usage(String message) {
        return new UserError(ExitCode.USAGE, message);
    }
}
