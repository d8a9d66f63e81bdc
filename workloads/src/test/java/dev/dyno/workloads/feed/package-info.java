/** Tests of the feeds on all books. */
@NullMarked
package dev.dyno.workloads.feed;

import org.jspecify.annotations.NullMarked;
