package dev.dyno.reports.view;

/**
 * What a figure or a sentence means for the reader; always said in words too, never by colour only.
 */
public enum Tone {
    /** Wrong, or worse than what it is compared with. */
    BAD("bad"),
    /** Not decided, or measured under doubt. */
    WARN("warn"),
    /** Right, or better than what it is compared with. */
    GOOD("good"),
    /** Neither. */
    PLAIN("plain");

    private final String css;

    Tone(String css) {
        this.css = css;
    }

    /** Returns the class name in the style sheet. */
    public String css() {
        return css;
    }
}
