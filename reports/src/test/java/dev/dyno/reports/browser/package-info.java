/** Opens pages in a real browser. */
@NullMarked
package dev.dyno.reports.browser;

import org.jspecify.annotations.NullMarked;
