package dev.dyno.harness.replay;

/**
 * What one book did with one order file.
 *
 * @param book the book's id
 * @param messages how many commands were applied
 * @param reports how many reports the book gave
 * @param elapsedNanos time spent in the book alone, without reading, formatting and writing
 * @param digest SHA-256 of the canonical text, in hexadecimal
 */
public record ReplayResult(
        String book, long messages, long reports, long elapsedNanos, String digest) {

    /** Returns messages per second of the time spent in the book. */
    public double messagesPerSecond() {
        return elapsedNanos == 0 ? 0 : messages * 1e9 / elapsedNanos;
    }
}
