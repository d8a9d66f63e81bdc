/**
 * What every correct journal does, checked by its contract alone: the cases know nothing of how a
 * journal lays out its files. A crash is staged by copying the folder of an open journal, a
 * half-written end by mixing two such copies.
 */
@NullMarked
package dev.dyno.workloads.journal.conformance;

import org.jspecify.annotations.NullMarked;
