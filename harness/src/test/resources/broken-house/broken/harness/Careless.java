package broken.harness;

import broken.workloads.alpha.Exam;
import java.lang.foreign.Linker;

/** Calls native code, ends the process, and forms a cycle with what it measures. */
public final class Careless {
    Exam exam;

    Linker linker() {
        return Linker.nativeLinker();
    }

    void end() {
        System.exit(1);
    }
}
