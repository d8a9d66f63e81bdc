/** Tests of the replay of order files. */
@NullMarked
package dev.dyno.harness.replay;

import org.jspecify.annotations.NullMarked;
