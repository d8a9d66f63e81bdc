package broken.workloads.beta;

import broken.workloads.alpha.Exam;

/** An exam that leans on another domain's. */
public final class OtherExam {
    final Exam exam = new Exam();
}
