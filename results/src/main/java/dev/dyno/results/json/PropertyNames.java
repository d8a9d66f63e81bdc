package dev.dyno.results.json;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;

/** How the components of records are named in files. */
public final class PropertyNames extends SnakeCaseStrategy {
    private static final long serialVersionUID = 1L;
    static final PropertyNames STRATEGY = new PropertyNames();

    private PropertyNames() {}

    /** Returns a component's name in files: {@code latencyNanos} becomes {@code latency_nanos}. */
    public static String of(String componentName) {
        return STRATEGY.translate(componentName);
    }
}
