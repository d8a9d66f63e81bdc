package dev.dyno.harness.run;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import dev.dyno.workloads.catalogue.Domains;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run measures of one domain.
 *
 * @param domain the domain
 * @param workloads the selected ones, in the domain's order
 * @param candidates every implementation of the contract, selected or not
 */
public record Selection(Domain<?> domain, List<Workload> workloads, List<Candidate> candidates) {

    /**
     * One implementation.
     *
     * @param capabilities what it can do, empty when it is not available
     * @param reason why it is not available, or null
     */
    public record Candidate(
            Entry<?> entry, boolean selected, Set<String> capabilities, @Nullable String reason) {
        /** Answers whether it was asked for and can run. */
        public boolean runs() {
            return selected && reason == null;
        }

        /** Answers whether it can do what a workload needs. */
        public boolean supports(Workload workload) {
            return capabilities.containsAll(workload.requires());
        }
    }

    /**
     * Selects by the words of a command line.
     *
     * @param targets ids of domains and workloads; none means all
     * @param only ids of implementations; none means what the profile compares
     * @param required ids of implementations that must be available
     * @throws UserError if an id is not known, or a required implementation not available
     */
    public static List<Selection> of(
            Catalogues catalogues,
            Profile profile,
            List<String> targets,
            List<String> only,
            List<String> required) {
        checkTargets(targets);
        checkImplementations(catalogues, only);
        checkImplementations(catalogues, required);
        List<Selection> selections = new ArrayList<>();
        for (Domain<?> domain : Domains.all()) {
            List<Workload> workloads = workloads(domain, profile, targets);
            if (!workloads.isEmpty()) {
                List<Candidate> candidates = new ArrayList<>();
                for (Entry<?> entry : catalogues.entries(domain.contract())) {
                    candidates.add(candidate(domain, entry, profile, only, required));
                }
                selections.add(new Selection(domain, workloads, List.copyOf(candidates)));
            }
        }
        return selections;
    }

    private static void checkTargets(List<String> targets) {
        Set<String> known = new LinkedHashSet<>();
        for (Domain<?> domain : Domains.all()) {
            known.add(domain.id());
            domain.workloads().forEach(workload -> known.add(workload.id()));
        }
        for (String target : targets) {
            if (!known.contains(target)) {
                throw unknown("domain or workload", target, known);
            }
        }
    }

    private static void checkImplementations(Catalogues catalogues, List<String> ids) {
        Set<String> known = new LinkedHashSet<>();
        for (String contract : catalogues.contracts()) {
            catalogues.entries(contract).forEach(entry -> known.add(entry.id()));
        }
        for (String id : ids) {
            if (!known.contains(id)) {
                throw unknown("implementation", id, known);
            }
        }
    }

    private static UserError unknown(String what, String id, Set<String> known) {
        return new UserError(
                ExitCode.USAGE,
                "there is no " + what + " '" + id + "'; " + Suggestions.hint(id, known));
    }

    private static List<Workload> workloads(
            Domain<?> domain, Profile profile, List<String> targets) {
        boolean all = targets.isEmpty() || targets.contains(domain.id());
        return domain.workloads().stream()
                .filter(workload ->
                        targets.contains(workload.id())
                                || (all && tier(profile).includes(workload.tier())))
                .toList();
    }

    /** The smoke profile takes the quick profile's workloads, at its own size. */
    private static Profile tier(Profile profile) {
        return profile == Profile.SMOKE ? Profile.QUICK : profile;
    }

    private static <F> Candidate candidate(
            Domain<F> domain,
            Entry<?> untyped,
            Profile profile,
            List<String> only,
            List<String> required) {
        Entry<F> entry =
                new Entry<>(
                        untyped.contract(),
                        untyped.kind(),
                        untyped.type(),
                        domain.factoryType().cast(untyped.factory()),
                        untyped.probe());
        boolean small = Profile.QUICK.includes(profile);
        boolean byProfile = !small || domain.quickImplementations().contains(entry.id());
        boolean selected = only.isEmpty() ? byProfile : only.contains(entry.id());
        selected |= required.contains(entry.id());
        selected |= entry.kind() == ImplementationKind.REFERENCE;
        if (entry.availability() instanceof Availability.Unusable unusable) {
            if (required.contains(entry.id())) {
                throw new UserError(
                        ExitCode.ENVIRONMENT,
                        "the required implementation '"
                                + entry.id()
                                + "' is not available: "
                                + unusable.reason());
            }
            return new Candidate(entry, selected, Set.of(), unusable.reason());
        }
        return new Candidate(entry, selected, domain.capabilities(entry), null);
    }
}
