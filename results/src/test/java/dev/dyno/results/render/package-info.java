@NullMarked
package dev.dyno.results.render;

import org.jspecify.annotations.NullMarked;
