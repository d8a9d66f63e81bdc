/** What the tests of several domains share: programs that are killed. */
@NullMarked
package dev.dyno.contenders;

import org.jspecify.annotations.NullMarked;
