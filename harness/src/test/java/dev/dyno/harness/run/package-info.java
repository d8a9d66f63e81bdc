@NullMarked
package dev.dyno.harness.run;

import org.jspecify.annotations.NullMarked;
