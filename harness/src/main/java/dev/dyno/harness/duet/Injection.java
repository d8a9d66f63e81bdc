package dev.dyno.harness.duet;

import dev.dyno.duet.SlowdownKind;

/**
 * A slowdown of known size.
 *
 * @param fraction by which an operation costs more, above 0
 */
public record Injection(SlowdownKind kind, double fraction) {}
