package broken.contenders.alpha;

import broken.contracts.alpha.AlphaContract;
import broken.workloads.alpha.Exam;

/** A contender that sees its exam. */
final class CheatingContender implements AlphaContract {
    long answer() {
        return new Exam().answer();
    }
}
