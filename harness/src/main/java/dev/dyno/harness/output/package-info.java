/** Files that commands write for a user, whole or not at all. */
@NullMarked
package dev.dyno.harness.output;

import org.jspecify.annotations.NullMarked;
