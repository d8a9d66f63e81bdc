package dev.dyno.harness.machine;

/** The pages that a working set is to lie on. */
enum Pages {
    /** Whatever the system gives by itself. */
    DEFAULT("pages of any size"),
    /** Those of the processor's smallest size. */
    SMALL("small pages"),
    /** Transparent huge pages, which need fewer address translations. */
    HUGE("huge pages");

    private final String words;

    Pages(String words) {
        this.words = words;
    }

    /** Returns the kind for a reader. */
    String words() {
        return words;
    }
}
