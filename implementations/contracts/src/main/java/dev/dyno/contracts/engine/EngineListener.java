package dev.dyno.contracts.engine;

import dev.dyno.contracts.matching.ReportSink;

/**
 * Receives what follows from durable commands: for each one {@link #applying}, its reports, and
 * {@link #acknowledged}. Called by the core only; must not call back into the engine.
 */
public interface EngineListener extends ReportSink {
    /** Ignores everything. */
    EngineListener NONE = (_, _, _, _, _, _) -> {};

    /**
     * Announces a command, before its reports.
     *
     * @param words hold the command, its sequence included; not to be kept
     * @param firstWord where in them it begins
     */
    default void applying(long[] words, int firstWord) {}

    /** Says that a command is durable and applied, and that all its reports were handed on. */
    default void acknowledged(long sequence) {}
}
