package dev.dyno.harness.run;

import dev.dyno.contracts.Entry;
import dev.dyno.harness.child.ChildJvms;
import dev.dyno.harness.layout.LayoutProbe;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import java.nio.file.Path;
import java.util.List;

/** What a run asks of the machine and the JVM, besides measuring; tests answer otherwise. */
@FunctionalInterface
public interface Probes {
    /**
     * Takes the machine's passport.
     *
     * @param folder where results are written
     */
    MachinePassport passport(Path folder) throws InterruptedException;

    /**
     * Maps implementations onto cache lines, in both header modes.
     *
     * @throws IllegalStateException if that is not possible here
     */
    default List<LayoutResult> layouts(List<Entry<?>> entries, ChildJvms children)
            throws InterruptedException {
        return LayoutProbe.probeAll(entries, children);
    }
}
