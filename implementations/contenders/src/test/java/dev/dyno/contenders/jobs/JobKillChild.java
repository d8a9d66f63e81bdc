package dev.dyno.contenders.jobs;

import dev.dyno.contracts.jobs.JobClock;
import dev.dyno.contracts.jobs.JobRequest;
import dev.dyno.contracts.jobs.JobScheduler;
import dev.dyno.contracts.jobs.JobType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Enqueues numbered jobs for ever and works on them, and says on its standard output up to which
 * number they are accepted. Its handlers append the numbers to a file.
 */
final class JobKillChild {
    private static final int BATCH = 25;

    private JobKillChild() {}

    /** Runs until it is killed; the arguments are folder, store, first number and server. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long next = Long.parseLong(arguments[2]);
        if (!arguments[3].isEmpty()) {
            // A server that this process started would end with it.
            System.setProperty(PostgresServer.URL_PROPERTY, arguments[3]);
        }
        DataOutputStream acknowledgements = new DataOutputStream(System.out);
        try (FileChannel calls =
                        FileChannel.open(
                                JobKillTest.calls(folder),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.APPEND);
                JobScheduler scheduler =
                        JobKillTest.factory(arguments[1])
                                .open(
                                        JobKillTest.spec(folder, JobClock.system()),
                                        List.of(
                                                JobType.of(
                                                        "note",
                                                        run -> note(calls, run.payload()))))) {
            scheduler.start();
            while (true) {
                scheduler.enqueueAll(
                        LongStream.range(next, next + BATCH)
                                .mapToObj(Long::toString)
                                .map(number -> JobRequest.of("note", number))
                                .toList());
                next += BATCH;
                acknowledgements.writeLong(next - 1);
                acknowledgements.flush();
            }
        }
    }

    private static void note(FileChannel calls, String number) throws IOException {
        calls.write(ByteBuffer.allocate(Long.BYTES).putLong(Long.parseLong(number)).flip());
    }
}
