/** Turns a stored run into one self-contained HTML file. Knows results only. */
@NullMarked
package dev.dyno.reports;

import org.jspecify.annotations.NullMarked;
