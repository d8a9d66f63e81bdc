/** What may explain a slower benchmark, gathered from both builds after the verdict. */
@NullMarked
package dev.dyno.harness.evidence;

import org.jspecify.annotations.NullMarked;
