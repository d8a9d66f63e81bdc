/** The conformance cases of kernels: start with {@code CosineCases}. */
@NullMarked
package dev.dyno.workloads.cosine.conformance;

import org.jspecify.annotations.NullMarked;
