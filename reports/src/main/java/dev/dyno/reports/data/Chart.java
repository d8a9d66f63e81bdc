package dev.dyno.reports.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** One chart; {@code kind} tells the script how to draw it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BarChart.class, name = "bars"),
    @JsonSubTypes.Type(value = CurveChart.class, name = "curves"),
    @JsonSubTypes.Type(value = RateChart.class, name = "rates"),
    @JsonSubTypes.Type(value = IterationChart.class, name = "iterations")
})
public sealed interface Chart permits BarChart, CurveChart, RateChart, IterationChart {
    /** What a series that is no implementation's has as its implementation. */
    int NO_IMPLEMENTATION = -1;

    /** Returns the id of the figure that shows it. */
    String id();

    /** Returns what the reader chooses a panel by, or null where all panels are shown at once. */
    @Nullable String choice();

    /** Returns the index of the panel that is shown first where one is chosen. */
    int firstPanel();
}
