/** What the conformance cases of risk and its workloads share: accounts, orders, and a market. */
@NullMarked
package dev.dyno.workloads.risk.flow;

import org.jspecify.annotations.NullMarked;
