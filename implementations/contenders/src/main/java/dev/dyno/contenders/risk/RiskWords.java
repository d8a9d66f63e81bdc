package dev.dyno.contenders.risk;

/** The form of the words of an account ledger's state, which the contract gives. */
final class RiskWords {
    /** Where the last trades' prices begin. */
    static final int FIRST_PRICE = 2;

    /** How many words an order has. */
    static final int ORDER_WORDS = 6;

    private RiskWords() {}

    /**
     * Fails unless words are those of such a ledger.
     *
     * @throws IllegalArgumentException if they are not; the message says what they are of
     */
    static void check(long[] words, int instruments, int accounts) {
        long fixed = FIRST_PRICE + instruments + 2L * accounts * (1 + instruments);
        if (words.length < fixed
                || words[0] != instruments
                || words[1] != accounts
                || (words.length - fixed) % ORDER_WORDS != 0) {
            throw new IllegalArgumentException(
                    "%d words are not those of %d accounts and %d instruments"
                            .formatted(words.length, accounts, instruments));
        }
    }
}
