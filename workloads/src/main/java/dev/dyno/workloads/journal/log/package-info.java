/**
 * What the journal's conformance cases and its workloads share: records, and how they come back.
 */
@NullMarked
package dev.dyno.workloads.journal.log;

import org.jspecify.annotations.NullMarked;
