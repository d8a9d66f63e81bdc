package dev.dyno.harness.run;

import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.harness.catalogue.Capabilities;
import dev.dyno.harness.usage.ExitCode;
import dev.dyno.harness.usage.Suggestions;
import dev.dyno.harness.usage.UserError;
import dev.dyno.workloads.Domain;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
     * The words of a command line.
     *
     * @param targets ids of domains, families of domains and workloads; none means all that the
     *     profile includes
     * @param only ids of implementations; none means what the profile compares
     * @param required ids of implementations that must be available
     * @param compareTo the id of the implementation that others are compared with, or null
     */
    public record Wish(
            List<String> targets,
            List<String> only,
            List<String> required,
            @Nullable String compareTo) {
        /** Copies the lists. */
        public Wish {
            targets = List.copyOf(targets);
            only = List.copyOf(only);
            required = List.copyOf(required);
        }

        private List<String> named() {
            List<String> named = new ArrayList<>(only);
            named.addAll(required);
            if (compareTo != null) {
                named.add(compareTo);
            }
            return named;
        }
    }

    /**
     * Selects by the words of a command line.
     *
     * @param domains all that are known
     * @param catalogues all that are known
     * @throws UserError if an id is not known, a named implementation supports none of the selected
     *     workloads, or a required one is not available
     */
    public static List<Selection> of(
            List<Domain<?>> domains, Catalogues catalogues, Profile profile, Wish wish) {
        checkTargets(domains, wish.targets());
        checkImplementations(catalogues, wish.named());
        List<Selection> selections = new ArrayList<>();
        for (Domain<?> domain : domains) {
            List<Workload> workloads = workloads(domain, profile, wish.targets());
            if (!workloads.isEmpty()) {
                List<Candidate> candidates = new ArrayList<>();
                for (Entry<?> entry : catalogues.entries(domain.contract())) {
                    candidates.add(candidate(domain, entry, profile, wish));
                }
                selections.add(new Selection(domain, workloads, List.copyOf(candidates)));
            }
        }
        wish.named().forEach(id -> checkSupported(selections, id));
        return selections;
    }

    private static void checkTargets(List<Domain<?>> domains, List<String> targets) {
        Set<String> known = new LinkedHashSet<>();
        for (Domain<?> domain : domains) {
            known.add(domain.id());
            known.add(domain.family());
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

    /** What is not available is shown as such; what is must have something to do. */
    private static void checkSupported(List<Selection> selections, String id) {
        boolean isCandidate = false;
        Set<String> lacking = new TreeSet<>();
        for (Selection selection : selections) {
            for (Candidate candidate : selection.candidates()) {
                if (!candidate.entry().id().equals(id)) {
                    continue;
                }
                isCandidate = true;
                if (candidate.reason() != null
                        || selection.workloads().stream().anyMatch(candidate::supports)) {
                    return;
                }
                selection.workloads().forEach(workload -> lacking.addAll(workload.requires()));
                lacking.removeAll(candidate.capabilities());
            }
        }
        throw new UserError(
                ExitCode.USAGE,
                "'"
                        + id
                        + "' supports none of the selected workloads: "
                        + (isCandidate
                                ? "it lacks " + String.join(", ", lacking)
                                : "they are of other contracts")
                        + "; select workloads that it supports, see 'list'");
    }

    private static List<Workload> workloads(
            Domain<?> domain, Profile profile, List<String> targets) {
        boolean all =
                targets.isEmpty()
                        ? tier(profile).includes(domain.tier())
                        : targets.contains(domain.id()) || targets.contains(domain.family());
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

    private static Candidate candidate(
            Domain<?> domain, Entry<?> entry, Profile profile, Wish wish) {
        boolean isSmall = Profile.QUICK.includes(profile);
        boolean byProfile = !isSmall || domain.quickImplementations().contains(entry.id());
        boolean selected = wish.only().isEmpty() ? byProfile : wish.only().contains(entry.id());
        selected |= wish.named().contains(entry.id());
        selected |= entry.kind() == ImplementationKind.REFERENCE;
        if (entry.availability() instanceof Availability.Unusable unusable) {
            if (wish.required().contains(entry.id())) {
                throw new UserError(
                        ExitCode.ENVIRONMENT,
                        "the required implementation '"
                                + entry.id()
                                + "' is not available: "
                                + unusable.reason());
            }
            return new Candidate(entry, selected, Set.of(), unusable.reason());
        }
        Capabilities capabilities = Capabilities.of(domain, entry);
        // The gate finds out in a process of its own what is wrong with one that cannot be asked.
        return new Candidate(
                entry,
                selected,
                capabilities.problem() == null ? capabilities.ids() : domain.allCapabilities(),
                null);
    }
}
