@NullMarked
package dev.dyno.workloads.cosine.conformance;

import org.jspecify.annotations.NullMarked;
