/** Tests of the deques: each against a model, and with thieves at work. */
@NullMarked
package dev.dyno.contenders.pool;

import org.jspecify.annotations.NullMarked;
