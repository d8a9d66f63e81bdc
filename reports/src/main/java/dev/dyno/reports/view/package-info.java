/** The view model: what the templates may see, as records of text that is not yet escaped. */
@NullMarked
package dev.dyno.reports.view;

import org.jspecify.annotations.NullMarked;
