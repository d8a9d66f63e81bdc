/** The command line: one class per command, listed in {@link dev.dyno.harness.cli.Main}. */
@NullMarked
package dev.dyno.harness.cli;

import org.jspecify.annotations.NullMarked;
