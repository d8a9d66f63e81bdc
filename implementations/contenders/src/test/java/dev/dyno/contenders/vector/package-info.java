/** Tests of the allocators with native calls. */
@NullMarked
package dev.dyno.contenders.vector;

import org.jspecify.annotations.NullMarked;
