/**
 * The append-only store: one folder per run.
 *
 * <pre>
 * results/runs/20261123-235901-quick-ab12/
 *   run.json          the manifest: what was asked, built and planned     (first)
 *   shard.json        which part of a suite this is; absent for a whole one
 *   machine.json      the machine's passport
 *   conformance.json  the gate's verdicts
 *   conformance/order-book-ladder.log
 *   trials/0007-ladder-matching-flow-normal.json      raw samples; -a1 for a second attempt
 *   trials/0007-ladder-matching-open-normal-100000.hgrm
 *   trials/0007-ladder.log
 *   layout/order-book-ladder.json
 *   profiles/0007-ladder-matching-flow-normal.flame.html
 *   shards/2/         of a merged run: what its second part stored besides its trials
 *   end.json          how it ended
 *   SHA256SUMS        of all of these; sha256sum -c checks it             (last)
 *
 * results/runs/20261123-235901-gate-ab12/
 *   gate.json         the manifest: what is compared, and at what risk     (first)
 *   machine.json
 *   groups/00007.json raw slices of one fork group
 *   groups/00007-candidate.log   of an arm of a group that failed
 *   end.json
 *   SHA256SUMS                                                             (last)
 * </pre>
 *
 * A folder without {@code end.json} was cut off; its trials are readable. Every file is complete or
 * absent: it is written under a temporary name, forced to the device, and renamed.
 */
@NullMarked
package dev.dyno.results.store;

import org.jspecify.annotations.NullMarked;
