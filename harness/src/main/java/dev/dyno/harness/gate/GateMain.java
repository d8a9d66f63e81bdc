package dev.dyno.harness.gate;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.harness.catalogue.Capabilities;
import dev.dyno.harness.catalogue.KnownDomains;
import dev.dyno.harness.child.HandOver;
import dev.dyno.harness.child.ParentWatch;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.ConformanceResult;
import dev.dyno.results.model.ConformanceResult.CaseResult;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The program inside the gate's process: runs every case on one implementation. */
public final class GateMain {
    /** What a line of the process's output begins with that names the case to come. */
    public static final String CASE = "case ";

    private GateMain() {}

    /** Runs the cases that the request file names and writes the result. */
    public static void main(String[] arguments) {
        ParentWatch.start(() -> Runtime.getRuntime().halt(1));
        GateRequest request = Json.read(Path.of(arguments[0]), GateRequest.class);
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        Catalogues catalogues = Catalogues.load(loader);
        Domain<?> domain = KnownDomains.named(loader, request.domain());
        ConformanceResult result = check(domain, catalogues, request);
        int exitCode = HandOver.exitCodeOfWriting(Path.of(request.outputFile()), result);
        // A thread that an implementation left running must not keep the process alive.
        System.out.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private static <F> ConformanceResult check(
            Domain<F> domain, Catalogues catalogues, GateRequest request) {
        Entry<F> entry =
                catalogues.entries(domain.contract(), domain.factoryType()).stream()
                        .filter(candidate -> candidate.id().equals(request.implementation()))
                        .findFirst()
                        .orElseThrow();
        Profile profile = Profile.valueOf(request.profile().toUpperCase(Locale.ROOT));
        return check(domain, entry, domain.conformanceCases(profile, request.seed()));
    }

    /** Runs cases on an implementation; an exception of any kind is a failure of its case. */
    static <F> ConformanceResult check(
            Domain<F> domain, Entry<F> entry, List<ConformanceCase<F>> cases) {
        Capabilities capabilities = Capabilities.of(domain, entry);
        if (capabilities.problem() != null) {
            return new ConformanceResult(
                    entry.contract(), entry.id(), "invalid", capabilities.problem(), List.of());
        }
        List<CaseResult> results = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (ConformanceCase<F> conformanceCase : cases) {
            // What a process that dies or hangs was at stands in its log.
            System.out.println(CASE + conformanceCase.name());
            CaseResult result = run(conformanceCase, entry.factory(), capabilities.ids());
            results.add(result);
            if (result.outcome().equals("failed")) {
                failed.add(result.name());
            }
        }
        return new ConformanceResult(
                entry.contract(),
                entry.id(),
                failed.isEmpty() ? "valid" : "invalid",
                failed.isEmpty() ? null : "fails " + String.join(", ", failed),
                results);
    }

    private static <F> CaseResult run(
            ConformanceCase<F> conformanceCase, F factory, Set<String> capabilities) {
        Set<String> missing = new LinkedHashSet<>(conformanceCase.requires());
        missing.removeAll(capabilities);
        if (!missing.isEmpty()) {
            return result(conformanceCase, "skipped", "lacks " + String.join(", ", missing));
        }
        try {
            conformanceCase.check().run(factory);
            return new CaseResult(conformanceCase.name(), conformanceCase.rule(), "passed", null);
        } catch (ConformanceCase.ConformanceFailure failure) {
            return result(conformanceCase, "failed", String.valueOf(failure.getMessage()));
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            return result(conformanceCase, "failed", "it threw " + failure);
        }
    }

    private static CaseResult result(
            ConformanceCase<?> conformanceCase, String outcome, String message) {
        return new CaseResult(conformanceCase.name(), conformanceCase.rule(), outcome, message);
    }
}
