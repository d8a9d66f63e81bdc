package dev.dyno.reports.inline;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * The text of one {@code script} or {@code style} element, written without escaping. It is refused
 * when it could end its own element.
 */
public final class InlineText implements Content {
    private final String text;

    private InlineText(String text) {
        this.text = text;
    }

    /**
     * Takes the text of a {@code script} element.
     *
     * @throws IllegalArgumentException if the text could leave the element
     */
    public static InlineText script(String text) {
        refuse(text, "</script");
        refuse(text, "<!--");
        return new InlineText(text);
    }

    /**
     * Takes the text of a {@code style} element.
     *
     * @throws IllegalArgumentException if the text could leave the element
     */
    public static InlineText style(String text) {
        refuse(text, "</style");
        return new InlineText(text);
    }

    /**
     * Takes JSON for a {@code script} element that holds data. Every {@code <} becomes an escape of
     * JSON, so that no text in it can end the element.
     */
    public static InlineText json(String json) {
        return script(json.replace("<", "\\u003c"));
    }

    /** Returns the source expression that a Content-Security-Policy allows this text by. */
    public String policySource() {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(text);
    }

    private static void refuse(String text, String sequence) {
        if (text.toLowerCase(Locale.ROOT).contains(sequence)) {
            throw new IllegalArgumentException("text with " + sequence + " cannot be inlined");
        }
        if (text.indexOf('\r') >= 0) {
            // A browser reads it as a line feed, and the digest would not match.
            throw new IllegalArgumentException("text with a carriage return cannot be inlined");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
