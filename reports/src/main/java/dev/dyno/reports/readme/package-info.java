/** The README's results table, made from the newest baseline; pure text in, text out. */
@NullMarked
package dev.dyno.reports.readme;

import org.jspecify.annotations.NullMarked;
