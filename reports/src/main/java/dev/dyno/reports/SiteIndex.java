package dev.dyno.reports;

import dev.dyno.reports.data.ReportData;
import dev.dyno.reports.data.ReportData.Headline;
import dev.dyno.reports.inline.Assets;
import dev.dyno.reports.view.IndexPage;
import dev.dyno.reports.view.RunEntry;
import dev.dyno.reports.view.Tone;
import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the list of the reports that lie in a folder. */
public final class SiteIndex {
    private static final String DATA_BEGIN =
            "<script type=\"application/json\" id=\"report-data\">";
    private static final String DATA_END = "</script>";

    private SiteIndex() {}

    /**
     * Writes {@code <siteFolder>/index.html} from the data inside the pages. A page of another
     * version of this program is listed by its name only.
     *
     * @return the list
     * @throws ResultsException if the file system refuses
     */
    public static Path write(Path siteFolder) {
        Path index = siteFolder.resolve(PageFiles.PAGE);
        PageFiles.write(
                index,
                "index.jte",
                Map.of("page", new IndexPage(Assets.ofIndex(), entries(siteFolder))));
        return index;
    }

    private static List<RunEntry> entries(Path siteFolder) {
        if (!Files.isDirectory(siteFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(siteFolder)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(PageFiles.PAGE)))
                    .map(SiteIndex::entry)
                    .sorted(
                            Comparator.comparing(RunEntry::startedAt)
                                    .thenComparing(RunEntry::runId)
                                    .reversed())
                    .toList();
        } catch (IOException failure) {
            throw ResultsException.storage(
                    siteFolder,
                    "cannot be read (" + failure + ")",
                    "Check its permissions",
                    failure);
        }
    }

    private static RunEntry entry(Path folder) {
        String name = PageFiles.folderName(folder);
        String href = href(name);
        return headline(folder.resolve(PageFiles.PAGE))
                .map(headline ->
                        new RunEntry(
                                headline.runId(),
                                href,
                                headline.startedAt(),
                                headline.profile(),
                                headline.status().replace('_', ' '),
                                headline.grade(),
                                tone(headline.tone()),
                                headline.verdict()))
                .orElseGet(() ->
                        new RunEntry(
                                name,
                                href,
                                "",
                                "unknown profile",
                                "unknown status",
                                "?",
                                Tone.PLAIN,
                                "Made by another version of Dyno."));
    }

    private static Optional<Headline> headline(Path page) {
        try {
            String html = Files.readString(page, StandardCharsets.UTF_8);
            int begin = html.indexOf(DATA_BEGIN);
            int end = begin < 0 ? -1 : html.indexOf(DATA_END, begin);
            if (end < 0) {
                return Optional.empty();
            }
            String json = html.substring(begin + DATA_BEGIN.length(), end);
            return Optional.of(Json.parse(page, json, ReportData.class).headline());
        } catch (ResultsException | IOException foreign) {
            // Listed by its name: one foreign page must not hide the others.
            return Optional.empty();
        }
    }

    private static Tone tone(String css) {
        return Arrays.stream(Tone.values())
                .filter(tone -> tone.css().equals(css))
                .findFirst()
                .orElse(Tone.PLAIN);
    }

    private static String href(String name) {
        try {
            return new URI(null, null, "./" + name + "/" + PageFiles.PAGE, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalArgumentException("no link to a folder named " + name, impossible);
        }
    }
}
