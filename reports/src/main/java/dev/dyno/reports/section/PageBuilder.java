package dev.dyno.reports.section;

import dev.dyno.reports.data.Chart;
import dev.dyno.reports.data.ReportData;
import dev.dyno.reports.inline.Assets;
import dev.dyno.reports.inline.InlineText;
import dev.dyno.reports.view.Header;
import dev.dyno.reports.view.LayoutView;
import dev.dyno.reports.view.MachineCard;
import dev.dyno.reports.view.Page;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Statement;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a page together. */
public final class PageBuilder {
    private static final List<String> LIMITS =
            List.of(
                    "Absolute figures hold for this machine and the hour of the run; ratios within"
                            + " the run are what to trust.",
                    "Closed-loop throughput says what one core can do, not what latency is at that"
                            + " rate; the open loop says that.",
                    "Intervals of throughput and ratios rest on forks. Below six there is none,"
                            + " because none would cover 95 %.",
                    "Intervals of percentiles treat requests as independent. Queueing makes them"
                            + " dependent, so the true uncertainty is larger.",
                    "Allocation is what the JVM counts for all threads of the trial, JMH's own few"
                            + " kilobytes per iteration among it.",
                    "Cache-line maps show an object as if it began on a line; where the JVM places"
                            + " it is not measured.",
                    "Several comparisons are made here without a correction for their number.");

    private PageBuilder() {}

    /**
     * Returns the page of a run.
     *
     * @param pageFolder where it will lie; links to raw files are relative to it
     */
    public static Page build(StoredRun run, RunSummary summary, Path pageFolder) {
        RunView view =
                new RunView(
                        run, summary, Key.of(run, summary), new RawFiles(run.folder(), pageFolder));
        List<Chart> charts = new ArrayList<>();
        ThroughputSections closedLoop = new ThroughputSections(view, charts);
        MachineSections machine = new MachineSections(view, charts);
        List<Section> before =
                List.of(
                        ResultsSection.of(view),
                        closedLoop.throughput(),
                        new LatencySection(view, charts).section(),
                        closedLoop.allocation());
        Section machineSection = machine.section();
        List<Section> after =
                List.of(
                        ConformanceSection.of(view),
                        LedgerSection.of(view),
                        closedLoop.iterations(),
                        new ProvenanceSection(view).section());
        List<Statement> statements = new Verdicts(view).statements();
        MachineCard card = machine.card();
        List<LayoutView> layouts = new LayoutViews(view).views();
        ReportData data =
                new ReportData(
                        ReportData.SCHEMA_VERSION,
                        headline(view, card, statements.getFirst()),
                        view.key().entries(),
                        summary,
                        charts);
        return new Page(
                header(view),
                Assets.ofReport(),
                view.key().entries(),
                statements,
                card,
                Gaps.of(view),
                before,
                LayoutViews.introduction(layouts),
                layouts,
                machineSection,
                machine.coreToCore(),
                after,
                LIMITS,
                InlineText.json(Json.toText(data)));
    }

    private static ReportData.Headline headline(RunView view, MachineCard card, Statement verdict) {
        RunManifest manifest = view.run().manifest();
        return new ReportData.Headline(
                manifest.runId(),
                manifest.startedAt(),
                manifest.profile(),
                view.summary().status(),
                card.grade(),
                verdict.tone().css(),
                verdict.label() + ": " + verdict.sentence());
    }

    private static Header header(RunView view) {
        RunManifest manifest = view.run().manifest();
        String commit = manifest.gitCommit();
        return new Header(
                "Dyno run " + manifest.runId(),
                List.of(
                        manifest.profile() + " profile",
                        "started " + Words.second(manifest.startedAt()),
                        "seed " + manifest.seed(),
                        commit == null
                                ? "no commit"
                                : "commit "
                                        + commit.substring(0, Math.min(12, commit.length()))
                                        + (manifest.gitDirty() ? ", changed" : ""),
                        Words.plain(view.summary().status())),
                banners(view));
    }

    private static List<Statement> banners(RunView view) {
        List<Statement> banners = new ArrayList<>();
        String missing =
                view.summary().missing().isEmpty()
                        ? "Nothing that was planned is known to be missing."
                        : "Missing: " + String.join("; ", view.summary().missing()) + ".";
        switch (view.summary().status()) {
            case "complete" -> {
                if (!view.summary().missing().isEmpty()) {
                    banners.add(new Statement(Tone.WARN, "Not whole", missing, null));
                }
            }
            case "interrupted" ->
                    banners.add(
                            new Statement(
                                    Tone.WARN,
                                    "Interrupted",
                                    "The run was stopped; this is what it had. " + missing,
                                    null));
            case "cut_off" ->
                    banners.add(
                            new Statement(
                                    Tone.WARN,
                                    "Cut off",
                                    "The run has no end; this is what it had. " + missing,
                                    null));
            default ->
                    banners.add(
                            new Statement(
                                    Tone.BAD,
                                    "Failed",
                                    "The run failed; this is what it had. " + missing,
                                    null));
        }
        if (view.run().manifest().profile().equals("smoke")) {
            banners.add(
                    new Statement(
                            Tone.WARN,
                            "Smoke run",
                            "It proves that everything works; its figures mean nothing.",
                            null));
        }
        return banners;
    }
}
