/** Our implementations, one package per domain, each with one catalogue. */
@NullMarked
package dev.dyno.contenders;

import org.jspecify.annotations.NullMarked;
