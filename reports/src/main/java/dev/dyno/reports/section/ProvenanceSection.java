package dev.dyno.reports.section;

import dev.dyno.reports.text.Quantities;
import dev.dyno.reports.view.Cell;
import dev.dyno.reports.view.Column;
import dev.dyno.reports.view.Section;
import dev.dyno.reports.view.Source;
import dev.dyno.reports.view.Table;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.model.RunManifest;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.ThreadPlacement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where the figures come from: the program, the command, every trial, every file. */
final class ProvenanceSection {
    private final RunView view;

    ProvenanceSection(RunView view) {
        this.view = view;
    }

    /** Returns the section. */
    Section section() {
        return new Section(
                "provenance",
                "Provenance",
                List.of("Each figure is recomputed from these files whenever the page is made."),
                false,
                List.of(),
                List.of(facts()),
                List.of(implementations(), workloads(), trials(), files()));
    }

    private Table facts() {
        RunManifest manifest = view.run().manifest();
        String commit = manifest.gitCommit();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.of("run"), Cell.of(manifest.runId())));
        rows.add(List.of(Cell.of("started"), Cell.of(manifest.startedAt())));
        rows.add(List.of(Cell.of("profile"), Cell.of(manifest.profile())));
        rows.add(
                List.of(
                        Cell.of("commit"),
                        Cell.of(commit == null ? "built outside a repository" : commit)));
        rows.add(
                List.of(
                        Cell.of("working tree"),
                        manifest.gitDirty()
                                ? Cell.of("differed from the commit", Tone.WARN)
                                : Cell.of("as committed")));
        rows.add(List.of(Cell.of("version"), Cell.of(manifest.dynoVersion())));
        rows.add(List.of(Cell.of("seed"), Cell.of(String.valueOf(manifest.seed()))));
        rows.add(List.of(Cell.of("command"), Cell.of(String.join(" ", manifest.commandLine()))));
        return new Table(
                "provenance-facts",
                "The run",
                List.of(Column.text("what"), Column.code("value")),
                rows);
    }

    private Table implementations() {
        return new Table(
                "provenance-implementations",
                "Implementations in the catalogue",
                List.of(
                        Column.text("id"),
                        Column.text("kind"),
                        Column.text("measured"),
                        Column.text("summary"),
                        Column.text("lacks")),
                view.run().manifest().implementations().stream()
                        .map(one ->
                                List.of(
                                        Cell.of(one.id()),
                                        Cell.of(one.kind()),
                                        Cell.of(
                                                !one.selected()
                                                        ? "not selected"
                                                        : one.available()
                                                                ? "yes"
                                                                : "no: " + one.reason()),
                                        Cell.of(one.summary()),
                                        Cell.of(
                                                one.missingCapabilities().isEmpty()
                                                        ? "nothing"
                                                        : String.join(
                                                                ", ", one.missingCapabilities()))))
                        .toList());
    }

    private Table workloads() {
        return new Table(
                "provenance-workloads",
                "Workloads and their inputs",
                List.of(
                        Column.text("id"),
                        Column.text("kind"),
                        Column.number("operations"),
                        Column.text("parameters"),
                        Column.code("input digest"),
                        Column.code("answer digest")),
                view.run().manifest().workloads().stream()
                        .map(one ->
                                List.of(
                                        Cell.of(one.id()),
                                        Cell.of(Words.plain(one.kind())),
                                        Cell.of(
                                                Quantities.count(one.operations())
                                                        + " "
                                                        + one.operationUnit()),
                                        Cell.of(
                                                one.parameters().entrySet().stream()
                                                        .map(entry ->
                                                                entry.getKey()
                                                                        + "="
                                                                        + entry.getValue())
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))),
                                        Cell.of(one.inputDigest()),
                                        Cell.of(one.answerDigest())))
                        .toList());
    }

    private Table trials() {
        return new Table(
                "provenance-trials",
                "Every trial and where its threads ran",
                List.of(
                        Column.number("trial"),
                        Column.number("attempt"),
                        Column.text("implementation"),
                        Column.text("workload"),
                        Column.number("fork"),
                        Column.text("status"),
                        Column.text("threads"),
                        Column.number("other processes"),
                        Column.code("result"),
                        Column.code("log"),
                        Column.code("JVM flags")),
                view.run().trials().stream().map(this::trialRow).toList());
    }

    private List<Cell> trialRow(TrialResult trial) {
        boolean pinned =
                !trial.threads().isEmpty()
                        && trial.threads().stream().allMatch(ThreadPlacement::verified);
        String threads =
                trial.threads().stream()
                        .map(ProvenanceSection::thread)
                        .collect(Collectors.joining("; "));
        String reason = trial.reason();
        String status = Words.plain(trial.status()) + (reason == null ? "" : ": " + reason);
        String log = trial.logFile();
        return List.of(
                Cell.of(String.valueOf(trial.trialIndex())),
                Cell.of(String.valueOf(trial.attempt())),
                Cell.of(trial.implementation()),
                Cell.of(trial.workload()),
                Cell.of(String.valueOf(trial.fork())),
                Cell.of(status, trial.status().equals("ok") ? Tone.PLAIN : Tone.BAD),
                Cell.of(threads.isEmpty() ? "none" : threads, pinned ? Tone.PLAIN : Tone.WARN),
                Cell.of(Quantities.share(trial.foreignCpuFraction())),
                view.files()
                        .trial(trial)
                        .map(source -> Cell.link(source.path(), source.href()))
                        .orElse(Cell.NONE),
                log == null
                        ? Cell.NONE
                        : view.files()
                                .file(log)
                                .map(source -> Cell.link(source.path(), source.href()))
                                .orElse(Cell.of(log)),
                Cell.of(String.join(" ", trial.jvmFlags())));
    }

    private static String thread(ThreadPlacement thread) {
        Integer planned = thread.plannedCpu();
        String seen =
                thread.observedCpus().isEmpty()
                        ? "not read back"
                        : "ran on " + MachineFacts.list(thread.observedCpus());
        String problem = thread.problem();
        return thread.role()
                + ": "
                + (planned == null ? "free" : "planned for " + planned)
                + ", "
                + seen
                + (thread.verified() ? "" : ", not verified")
                + (problem == null ? "" : ", " + problem);
    }

    private Table files() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Source source : view.files().all()) {
            String digest = view.files().digest(source);
            rows.add(
                    List.of(
                            Cell.link(source.path(), source.href()),
                            digest == null ? Cell.of("not sealed") : Cell.of(digest)));
        }
        return new Table(
                "provenance-files",
                "Raw files and the SHA-256 sums that the run was sealed with",
                List.of(Column.code("file"), Column.code("SHA-256")),
                rows);
    }
}
