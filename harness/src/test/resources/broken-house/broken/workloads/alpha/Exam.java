package broken.workloads.alpha;

import broken.harness.Careless;
import java.util.Random;

/** An exam that differs at each sitting, and knows who holds it. */
public final class Exam {
    final Careless holder = new Careless();

    /** Returns the answer. */
    public long answer() {
        return (long) Math.log(new Random().nextLong());
    }
}
