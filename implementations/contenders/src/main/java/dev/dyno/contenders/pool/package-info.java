/**
 * Our work-stealing deques. Start with {@link dev.dyno.contenders.pool.Deques}, the catalogue; then
 * read {@code ChaseLev} and {@code BlockDeque}.
 */
@NullMarked
package dev.dyno.contenders.pool;

import org.jspecify.annotations.NullMarked;
