/** Tests of the order flows: what they are made of, and that a seed means the same for ever. */
@NullMarked
package dev.dyno.workloads.matching.flow;

import org.jspecify.annotations.NullMarked;
