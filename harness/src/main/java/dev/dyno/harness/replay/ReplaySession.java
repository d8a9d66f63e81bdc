package dev.dyno.harness.replay;

import dev.dyno.contracts.Entry;
import dev.dyno.contracts.matching.OrderBookFactory;
import dev.dyno.harness.output.AtomicOutput;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.matching.OrderFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Replays one order file through several books, one after the other, each to its own file. */
public final class ReplaySession {
    private static final String OPTION = "--reports";

    private final Replayer replayer;
    private final Path orders;

    /** Creates a session of a replayer of this file. */
    public ReplaySession(Replayer replayer, Path orders) {
        this.replayer = replayer;
        this.orders = orders;
    }

    /**
     * Replays the file through a new book.
     *
     * @param reports where the text goes, or null for nowhere
     * @throws UserError (environment) if the text cannot be written
     * @throws BookFailureException if the book breaks its contract
     * @throws IOException if the order file cannot be read
     */
    public ReplayResult replay(Entry<OrderBookFactory> entry, @Nullable Path reports)
            throws IOException, BookFailureException {
        if (reports == null) {
            return replayer.replay(entry, OutputStream.nullOutputStream());
        }
        if (Files.exists(reports) && Files.isSameFile(reports, orders)) {
            throw new UserError(
                    ExitCode.USAGE,
                    OPTION + " " + reports + ": is the order file; name another file");
        }
        try (AtomicOutput output = AtomicOutput.open(OPTION, reports)) {
            ReplayResult result = replayer.replay(entry, output.stream());
            output.commit();
            return result;
        } catch (OrderFileException bad) {
            throw bad;
        } catch (IOException failure) {
            throw AtomicOutput.unwritable(OPTION, reports, failure);
        }
    }
}
