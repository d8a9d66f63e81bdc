package dev.dyno.duet;

/** How far an arm of a duet is; an arm only moves on. */
public enum ArmState {
    /** Its JVM has not yet begun the benchmark. */
    STARTING(0),
    /** It runs the benchmark without turns, to get it compiled. */
    WARMING(1),
    /** It waits for its first turn. */
    READY(2),
    /** It has measured all its slices. */
    DONE(3);

    private final long code;

    ArmState(long code) {
        this.code = code;
    }

    /** Returns how the control block says it. */
    long code() {
        return code;
    }

    static ArmState of(long code) {
        for (ArmState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalStateException("no state of an arm has the code " + code);
    }
}
