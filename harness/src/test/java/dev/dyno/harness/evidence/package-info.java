@NullMarked
package dev.dyno.harness.evidence;

import org.jspecify.annotations.NullMarked;
