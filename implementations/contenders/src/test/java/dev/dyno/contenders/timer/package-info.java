/** Tests of what our timer queues promise beyond their contract. */
@NullMarked
package dev.dyno.contenders.timer;

import org.jspecify.annotations.NullMarked;
