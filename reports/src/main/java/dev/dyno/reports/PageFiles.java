package dev.dyno.reports;

import dev.dyno.results.ResultsException;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/** Renders templates into files that are complete or absent. */
final class PageFiles {
    /** The name of every page. */
    static final String PAGE = "index.html";

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    PageFiles.class.getClassLoader(),
                    "dev.dyno.reports.template");

    private PageFiles() {}

    /** Returns the name of a run's folder. */
    static String folderName(Path runFolder) {
        return Objects.requireNonNull(
                        runFolder.toAbsolutePath().normalize().getFileName(),
                        "a run does not lie in the root of a file system")
                .toString();
    }

    /** Renders a template under a temporary name, then moves it into place. */
    static void write(Path page, String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        ENGINE.render(template, parameters, html);
        Path folder = Objects.requireNonNull(page.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            // Not a temporary file of the library: only its owner could read the page then.
            Path temporary =
                    folder.resolve(".writing-" + ProcessHandle.current().pid() + "-" + PAGE);
            try {
                Files.writeString(temporary, html.toString(), StandardCharsets.UTF_8);
                Files.move(
                        temporary,
                        page,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw ResultsException.storage(
                    page,
                    "cannot be written (" + failure + ")",
                    "Check permissions and free space, or name another folder",
                    failure);
        }
    }
}
