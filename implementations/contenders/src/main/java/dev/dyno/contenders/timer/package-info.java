/** Our timer queues. Start with {@link dev.dyno.contenders.timer.TimerQueues}, the catalogue. */
@NullMarked
package dev.dyno.contenders.timer;

import org.jspecify.annotations.NullMarked;
