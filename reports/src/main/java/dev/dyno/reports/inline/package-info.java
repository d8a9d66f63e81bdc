/**
 * What goes into the page as it is: scripts, styles and data. Everything else is escaped by the
 * template engine.
 */
@NullMarked
package dev.dyno.reports.inline;

import org.jspecify.annotations.NullMarked;
