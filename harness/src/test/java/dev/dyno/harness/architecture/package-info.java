/**
 * Tests of the house itself, over the compiled classes of all modules: {@code House} holds the
 * rules of ARCHITECTURE.md. The test resource {@code broken-house} is a small house in which each
 * rule is broken once, so that a rule which catches nothing is caught itself.
 */
@NullMarked
package dev.dyno.harness.architecture;

import org.jspecify.annotations.NullMarked;
