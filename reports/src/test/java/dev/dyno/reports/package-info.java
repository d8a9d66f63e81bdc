/** Tests of the pages: as a tree of elements, and in a browser. */
@NullMarked
package dev.dyno.reports;

import org.jspecify.annotations.NullMarked;
