/** Tests of what schedulers are put together from. */
@NullMarked
package dev.dyno.contracts.jobs.parts;

import org.jspecify.annotations.NullMarked;
