/** The application: when, where and how implementations are measured. Nothing depends on it. */
@NullMarked
package dev.dyno.harness;

import org.jspecify.annotations.NullMarked;
