package dev.dyno.contracts.loop;

import java.util.Locale;

/** What a loop may promise beyond the contract. One that does not is shown as lacking it. */
public enum LoopCapability {
    /** In steady state no thread of the loop allocates: commands and reports are put in no box. */
    ALLOCATION_FREE;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
