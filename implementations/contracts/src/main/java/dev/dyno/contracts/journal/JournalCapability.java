package dev.dyno.contracts.journal;

import java.util.Locale;

/** What durable records outlive. A journal that does not promise one is shown as lacking it. */
public enum JournalCapability {
    /** The records are there when the folder is opened again. */
    RECOVERY,
    /** The end of the process, by {@code SIGKILL} too. */
    PROCESS_KILL,
    /** The end of the machine: the storage itself was asked to keep the records. */
    POWER_LOSS,
    /** Damage that is not a half-written end is found and refused. */
    CORRUPTION_DETECTION,
    /**
     * Files of which the caller needs nothing can be read while others are written, and removed.
     */
    COMPACTION;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
