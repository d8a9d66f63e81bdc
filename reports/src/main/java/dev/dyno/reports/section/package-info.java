/** From a stored run and its summary to the view: one class per part of the page. */
@NullMarked
package dev.dyno.reports.section;

import org.jspecify.annotations.NullMarked;
