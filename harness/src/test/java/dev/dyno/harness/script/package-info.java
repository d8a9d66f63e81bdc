/** Tests of {@code run-bench.sh}, in a small copy of the tree with stand-ins for Maven and Java. */
@NullMarked
package dev.dyno.harness.script;

import org.jspecify.annotations.NullMarked;
