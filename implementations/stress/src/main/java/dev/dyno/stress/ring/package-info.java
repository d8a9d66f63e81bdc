/** The rings that hand commands and reports over. */
@NullMarked
package dev.dyno.stress.ring;

import org.jspecify.annotations.NullMarked;
