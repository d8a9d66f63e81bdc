/** Tests of the values that job schedulers deal with. */
@NullMarked
package dev.dyno.contracts.jobs;

import org.jspecify.annotations.NullMarked;
