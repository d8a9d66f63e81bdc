package dev.dyno.reports.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page in the browser, and what went wrong in it. */
final class OpenPage implements AutoCloseable {
    /** Keeps what the policy refused, from before the page's first element on. */
    private static final String KEEP_VIOLATIONS =
            """
            window.violations = [];
            addEventListener("securitypolicyviolation", (event) =>
                window.violations.push(event.violatedDirective + " " + event.blockedURI));
            """;

    /** One to notice the new width, one to draw, and as many again for what they moved. */
    private static final int FRAMES_TO_SETTLE = 4;

    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    private OpenPage(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    static OpenPage open(BrowserContext context, Path file) {
        OpenPage open = new OpenPage(context, context.newPage());
        String address = file.toUri().toString();
        open.watch(address);
        open.page.addInitScript(KEEP_VIOLATIONS);
        open.page.navigate(address);
        return open;
    }

    private void watch(String address) {
        page.onConsoleMessage(message -> problems.add("console: " + message.text()));
        page.onPageError(error -> problems.add("error: " + error));
        page.onDialog(dialog -> {
            problems.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().equals(address) && !request.url().startsWith("data:")) {
                problems.add("request: " + request.url());
            }
        });
    }

    /** Waits until every chart is drawn or was given up. */
    OpenPage awaitCharts() {
        page.waitForSelector(
                "html[data-charts]",
                new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        return this;
    }

    /** Changes the width, and waits for the frames in which charts follow. */
    void resize(int widthPixels) {
        page.setViewportSize(widthPixels, page.viewportSize().height);
        for (int frame = 0; frame < FRAMES_TO_SETTLE; frame++) {
            page.evaluate("new Promise((done) => requestAnimationFrame(done))");
        }
    }

    /** Opens everything that is folded. */
    OpenPage unfold() {
        page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })");
        return this;
    }

    /** Runs a file of the tests' resources, whose functions later calls can use. */
    OpenPage load(String resource) {
        try (InputStream in = OpenPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(resource, failure);
        }
    }

    /** Returns the value of an expression of JavaScript. */
    @Nullable Object value(String expression) {
        return page.evaluate(expression);
    }

    /** Returns the texts that an expression of JavaScript gives. */
    List<String> texts(String expression) {
        return value(expression) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("no list: " + value(expression));
    }

    /** Returns what the page complained of, asked for or was refused. */
    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        texts("window.violations").forEach(violation -> all.add("refused: " + violation));
        return all;
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        context.close();
    }
}
