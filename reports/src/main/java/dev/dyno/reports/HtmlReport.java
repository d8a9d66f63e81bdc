package dev.dyno.reports;

import dev.dyno.reports.section.PageBuilder;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the page of one run: a single file that loads nothing, opens offline and runs only its own
 * scripts.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes {@code <siteFolder>/<run-id>/index.html}, complete or not at all; an older page of the
     * run is replaced.
     *
     * @param siteFolder where reports lie; created if it is missing
     * @return the page
     * @throws dev.dyno.results.ResultsException if the file system refuses
     * @throws dev.dyno.results.stats.BrokenHistogramException if a stored histogram was altered
     */
    public static Path write(StoredRun run, RunSummary summary, Path siteFolder) {
        // The folder's name, not the manifest's: a manifest may claim any name.
        Path pageFolder = siteFolder.resolve(PageFiles.folderName(run.folder()));
        Path page = pageFolder.resolve(PageFiles.PAGE);
        PageFiles.write(
                page, "report.jte", Map.of("page", PageBuilder.build(run, summary, pageFolder)));
        return page;
    }
}
