package dev.dyno.contracts.timer;

import java.util.Locale;

/** What a timer queue may promise beyond the contract. One that does not is shown as lacking it. */
public enum TimerCapability {
    /** The handle of a timer that expired or was cancelled never stands for a later timer. */
    STALE_HANDLES,
    /** A queue whose room is taken refuses further timers instead of growing. */
    BOUNDED,
    /** In steady state nothing is allocated. */
    ALLOCATION_FREE;

    /** Returns the kebab-case word used in files and messages. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
