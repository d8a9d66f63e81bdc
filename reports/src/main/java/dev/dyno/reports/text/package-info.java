/** Figures as text: three significant digits, a unit, the same everywhere in the page. */
@NullMarked
package dev.dyno.reports.text;

import org.jspecify.annotations.NullMarked;
