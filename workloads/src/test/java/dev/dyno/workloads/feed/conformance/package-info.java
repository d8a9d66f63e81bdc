/** Tests of the feeds' cases: wrong feeds, each of which must be caught. */
@NullMarked
package dev.dyno.workloads.feed.conformance;

import org.jspecify.annotations.NullMarked;
