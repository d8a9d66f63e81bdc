package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Gap;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunSummary.Percentile;
import dev.dyno.results.model.RunSummary.RatePercentiles;
import dev.dyno.results.model.RunSummary.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What was not measured, and why. */
final class Gaps {
    private Gaps() {}

    /** Returns everything that a reader could look for in vain. */
    static List<Gap> of(RunView view) {
        Set<Gap> gaps = new LinkedHashSet<>();
        for (String missing : view.summary().missing()) {
            gaps.add(new Gap("Missing from the run", missing));
        }
        for (Row row : view.summary().rows()) {
            if (!row.verdict().equals("valid")) {
                String reason = row.reason();
                gaps.add(
                        new Gap(
                                row.implementation(),
                                Words.plain(row.verdict())
                                        + (reason == null ? "" : ": " + reason)));
            }
        }
        percentiles(view, gaps);
        MachinePassport passport = view.run().passport();
        if (passport != null) {
            if (!passport.hardwareCounters().available()) {
                gaps.add(
                        new Gap(
                                "Hardware counters",
                                String.valueOf(passport.hardwareCounters().reason())));
            }
            new TreeMap<>(passport.unknowns())
                    .forEach((what, why) -> gaps.add(new Gap(Words.capital(what), why)));
        }
        return new ArrayList<>(gaps);
    }

    private static void percentiles(RunView view, Set<Gap> gaps) {
        for (Row row : view.summary().rows()) {
            long undersampled = 0;
            for (RatePercentiles rate : row.percentiles()) {
                undersampled +=
                        rate.percentiles().stream()
                                .map(Percentile::valueNanos)
                                .filter(value -> value == null)
                                .count();
            }
            if (undersampled > 0) {
                gaps.add(
                        new Gap(
                                row.implementation() + " on " + row.workload(),
                                Quantities.plural(undersampled, "percentile", "percentiles")
                                        + " with fewer than ten samples beyond; the table says how"
                                        + " many are missing"));
            }
        }
    }
}
