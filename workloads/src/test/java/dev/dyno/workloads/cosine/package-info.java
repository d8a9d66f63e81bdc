@NullMarked
package dev.dyno.workloads.cosine;

import org.jspecify.annotations.NullMarked;
