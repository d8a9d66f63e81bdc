/** The workloads of risk. */
@NullMarked
package dev.dyno.workloads.risk;

import org.jspecify.annotations.NullMarked;
