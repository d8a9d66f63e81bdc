/**
 * What is done: inputs, oracles, conformance cases, JMH bodies and open-loop scenarios, one
 * sub-package per domain. Knows contracts only: never an implementation, never the harness, which
 * says when, where and how a workload is measured.
 *
 * <p>Start with {@link dev.dyno.workloads.Domain}; all domains are listed in {@link
 * dev.dyno.workloads.catalogue.Domains}.
 */
@NullMarked
package dev.dyno.workloads;

import org.jspecify.annotations.NullMarked;
