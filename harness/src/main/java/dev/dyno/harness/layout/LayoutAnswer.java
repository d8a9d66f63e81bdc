package dev.dyno.harness.layout;

import dev.dyno.results.model.LayoutResult.ClassLayout;
import org.jspecify.annotations.Nullable;

/**
 * What the child JVM says about one class: a layout, or a problem, or neither for what has no
 * instances, as an interface.
 */
record LayoutAnswer(String className, @Nullable String problem, @Nullable ClassLayout layout) {}
