package dev.dyno.harness.compare;

/**
 * A commit of this repository.
 *
 * @param hash its full name
 * @param subject the first line of its message
 */
public record Commit(String hash, String subject) {
    private static final int SHOWN_DIGITS = 12;

    /** Returns as much of its name as a reader needs. */
    public String shortHash() {
        return hash.substring(0, Math.min(SHOWN_DIGITS, hash.length()));
    }
}
