/** Tests of what job schedulers do when processes are killed. */
@NullMarked
package dev.dyno.contenders.jobs;

import org.jspecify.annotations.NullMarked;
