package dev.dyno.harness.cli;

import dev.dyno.reports.HtmlReport;
import dev.dyno.results.json.Json;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.render.TerminalTable;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a user sees of a run that is over: the figures, then the page. */
final class RunOutput {
    /** How the figures are printed. */
    enum Form {
        TABLE,
        JSON
    }

    private final CommandLine line;
    private final Form form;

    RunOutput(CommandLine line, Form form) {
        this.line = line;
        this.form = form;
    }

    /** Shows a run; the figures are shown even where the page cannot be written. */
    RunSummary show(Path folder, Path reportsFolder, @Nullable String compareTo) {
        PrintWriter out = line.getOut();
        StoredRun stored = RunReader.open(folder);
        RunSummary summary = Summaries.summarise(stored, compareTo);
        if (form == Form.JSON) {
            out.print(Json.toText(summary));
        } else {
            out.println(TerminalTable.render(summary, CliPaths.isTerminal()));
            out.println("Raw results: " + folder);
        }
        out.flush();
        Path page = HtmlReport.write(stored, summary, reportsFolder);
        PrintWriter last = form == Form.JSON ? line.getErr() : out;
        last.println("Report: " + page);
        last.flush();
        return summary;
    }
}
