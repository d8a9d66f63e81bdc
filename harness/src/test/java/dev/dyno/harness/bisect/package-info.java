@NullMarked
package dev.dyno.harness.bisect;

import org.jspecify.annotations.NullMarked;
