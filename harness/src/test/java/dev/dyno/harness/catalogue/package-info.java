/** Tests of the catalogues, and what builds a jar as a user would. */
@NullMarked
package dev.dyno.harness.catalogue;

import org.jspecify.annotations.NullMarked;
