package dev.dyno.harness.trial;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.child.HandOver;
import dev.dyno.harness.child.ParentWatch;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.TrialResult;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The entry point of a trial's JVM. Its only argument is the file of a {@link TrialRequest}; it
 * writes one {@link TrialResult} per workload, each when it is finished and each file whole or not
 * at all. Before a workload begins it writes an empty file with the ending {@code .started}, so
 * that the parent of a process that died knows where.
 *
 * <p>After a workload that failed the process ends: JMH keeps the state of a failed run in static
 * fields and would hand it to the next one, which would then measure something else than it says.
 * What is left needs a new process.
 */
public final class TrialMain {
    /** The exit code of a process that left workloads to a new one, after one that failed. */
    public static final int EXIT_UNFINISHED = 4;

    private TrialMain() {}

    /**
     * Measures what the request asks for. Exits with 0 when every workload has a result, whatever
     * its status, and with {@link #EXIT_UNFINISHED} when some are left.
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: TrialMain REQUEST.json");
        }
        ParentWatch.start(() -> Runtime.getRuntime().halt(EXIT_UNFINISHED));
        TrialRequest request = Json.read(Path.of(arguments[0]), TrialRequest.class);
        int exitCode;
        try {
            boolean isFinished = run(request, Catalogues.load(TrialMain.class.getClassLoader()));
            exitCode = isFinished ? 0 : EXIT_UNFINISHED;
        } catch (IOException failure) {
            exitCode = HandOver.notWritten(failure);
        }
        // A thread that an implementation left running must not keep the process alive, nor may
        // its shutdown hooks.
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    /** Returns whether every workload has a result. */
    static boolean run(TrialRequest request, Catalogues catalogues) throws IOException {
        Domain<?> domain = KnownDomains.named(TrialMain.class.getClassLoader(), request.domain());
        return run(request, domain, catalogues);
    }

    private static <F> boolean run(TrialRequest request, Domain<F> domain, Catalogues catalogues)
            throws IOException {
        Entry<F> entry = entry(request, domain, catalogues);
        Path folder = Path.of(request.outputFolder());
        int done = 0;
        for (TrialRequest.Item item : request.workloads()) {
            Workload workload = workload(domain, item.workload());
            String stem = item.workload().replace('/', '-');
            Files.createFile(folder.resolve(stem + ".started"));
            TrialResult result = new WorkloadTrial<>(request, domain, entry, workload, item).run();
            HandOver.write(folder.resolve(stem + ".json"), result);
            done++;
            if (!result.status().equals(Outcome.OK.status())) {
                break;
            }
        }
        return done == request.workloads().size();
    }

    private static <F> Entry<F> entry(
            TrialRequest request, Domain<F> domain, Catalogues catalogues) {
        Entry<F> entry =
                catalogues.entries(request.contract(), domain.factoryType()).stream()
                        .filter(candidate -> candidate.id().equals(request.implementation()))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no catalogue has '"
                                                + request.contract()
                                                + "/"
                                                + request.implementation()
                                                + "'"));
        if (entry.availability() instanceof Availability.Unusable unusable) {
            throw new IllegalStateException(entry + " cannot run: " + unusable.reason());
        }
        return entry;
    }

    private static Workload workload(Domain<?> domain, String id) {
        return domain.workloads().stream()
                .filter(workload -> workload.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no workload '" + id + "'"));
    }
}
