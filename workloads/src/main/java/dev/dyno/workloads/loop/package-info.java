/**
 * The matching loop as a domain: how commands get from many producers to one matcher and reports
 * back to consumers. Start with {@link dev.dyno.workloads.loop.LoopDomain}.
 */
@NullMarked
package dev.dyno.workloads.loop;

import org.jspecify.annotations.NullMarked;
