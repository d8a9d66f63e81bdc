package broken.results;

import broken.workloads.alpha.Exam;

/** A result that knows what was measured. */
public record NosyResult(Exam exam) {}
