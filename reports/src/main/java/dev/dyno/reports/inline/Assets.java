package dev.dyno.reports.inline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scripts and styles of a page.
 *
 * @param style the style sheet
 * @param scripts in the order of loading
 */
public record Assets(InlineText style, List<InlineText> scripts) {
    private static final String CHART_JS_POM =
            "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
    private static final Pattern SOURCE_MAP =
            Pattern.compile("^//# sourceMappingURL=.*$", Pattern.MULTILINE);

    /** Returns what the page of a run needs. */
    public static Assets ofReport() {
        String chartJs = resource(chartJsPath());
        // The map lies on a server; a page that loads nothing must not point to it.
        String chartJsAlone = SOURCE_MAP.matcher(chartJs).replaceAll("");
        return new Assets(
                InlineText.style(resource("/dev/dyno/reports/report.css")),
                List.of(
                        InlineText.script(chartJsAlone),
                        InlineText.script(resource("/dev/dyno/reports/report.js"))));
    }

    /** Returns what the list of runs needs: no script at all. */
    public static Assets ofIndex() {
        return new Assets(InlineText.style(resource("/dev/dyno/reports/report.css")), List.of());
    }

    /** Returns the policy under which only these scripts and styles run, and nothing is loaded. */
    public String contentSecurityPolicy() {
        String scriptSources =
                scripts.isEmpty()
                        ? "'none'"
                        : scripts.stream()
                                .map(InlineText::policySource)
                                .collect(Collectors.joining(" "));
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + scriptSources,
                "style-src " + style.policySource(),
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'");
    }

    private static String chartJsPath() {
        Properties pom = new Properties();
        try (InputStream in = open(CHART_JS_POM)) {
            pom.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(CHART_JS_POM, failure);
        }
        return "/META-INF/resources/webjars/chart.js/"
                + pom.getProperty("version")
                + "/dist/chart.umd.min.js";
    }

    private static String resource(String path) {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(path, failure);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Assets.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(path + " is not on the class path");
        }
        return in;
    }
}
