/** The list of all domains; the only package that knows each of them. */
@NullMarked
package dev.dyno.workloads.catalogue;

import org.jspecify.annotations.NullMarked;
