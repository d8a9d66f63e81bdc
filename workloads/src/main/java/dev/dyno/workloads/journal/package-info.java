/**
 * The journal's domain: conformance cases, closed loops of clients that wait for their
 * acknowledgement, and open loops of records that must become durable.
 *
 * <p>Start with {@link dev.dyno.workloads.journal.JournalDomain}.
 */
@NullMarked
package dev.dyno.workloads.journal;

import org.jspecify.annotations.NullMarked;
