/**
 * What the page's script draws from, embedded in the page as JSON. Names are in snake case, as in
 * the files of a run.
 */
@NullMarked
package dev.dyno.reports.data;

import org.jspecify.annotations.NullMarked;
