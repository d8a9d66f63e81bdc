/**
 * Which implementations there are: those of this build and those of a user's own jars. Every
 * command that names implementations starts at {@link dev.dyno.harness.catalogue.UserJars}.
 */
@NullMarked
package dev.dyno.harness.catalogue;

import org.jspecify.annotations.NullMarked;
