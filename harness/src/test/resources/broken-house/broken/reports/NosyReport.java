package broken.reports;

import broken.harness.Careless;

/** A report that knows who measures. */
public record NosyReport(Careless harness) {}
