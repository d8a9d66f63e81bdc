/**
 * jcstress tests of every lock-free class, one class per question, its outcomes named after the
 * schedule that gives them. {@code mvn verify} runs them for a short time, in one configuration of
 * the JVM; CONTRIBUTING.md has the command for a long run over all of them.
 *
 * <p>This module holds no implementation. That is why it may see the workloads, where the rings
 * are, though it lies beside the implementations, which may not.
 */
@NullMarked
package dev.dyno.stress;

import org.jspecify.annotations.NullMarked;
