package dev.dyno.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of gates whose fork groups are as short as they can be. */
final class GateArguments {
    private GateArguments() {}

    static String[] of(Path base, Path candidate, Path runs, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "gate",
                                "--base",
                                base.toString(),
                                "--candidate",
                                candidate.toString(),
                                "--slice=2ms",
                                "--slices=8",
                                "--warm-up=50ms",
                                "--jvm-option=-XX:+UseSerialGC",
                                "--jvm-option=-XX:TieredStopAtLevel=1",
                                "--results",
                                runs.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
