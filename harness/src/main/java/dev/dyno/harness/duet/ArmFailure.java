package dev.dyno.harness.duet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why an arm failed, in the words of {@code DuetGroup}.
 *
 * @param status crashed, hung, out_of_memory or failed
 * @param reason a sentence for a reader
 */
record ArmFailure(String status, String reason) {
    private static final String FAILURE = "<failure>";
    private static final String FORK_FAILED = "forked VM failed with exit code";
    private static final int REASON_CHARACTERS_MAX = 300;

    /** What the JVM, JMH's fork and the kernel say when memory runs out. */
    private static final List<String> OUT_OF_MEMORY =
            List.of(
                    "OutOfMemoryError",
                    "insufficient memory for the Java Runtime",
                    "failed with exit code 137");

    /** Explains a process that ended by itself. */
    static ArmFailure of(int exitCode, String output) {
        List<String> lines = output.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        for (String sign : OUT_OF_MEMORY) {
            Optional<String> line = lines.stream().filter(l -> l.contains(sign)).findFirst();
            if (line.isPresent()) {
                return new ArmFailure("out_of_memory", shortened(line.get()));
            }
        }
        for (int line = 0; line + 1 < lines.size(); line++) {
            if (lines.get(line).endsWith(FAILURE)) {
                return new ArmFailure("failed", shortened(lines.get(line + 1)));
            }
        }
        String last =
                lines.stream()
                        .filter(line -> line.contains(FORK_FAILED))
                        .findFirst()
                        .or(() ->
                                lines.stream()
                                        .filter(line ->
                                                line.toUpperCase(Locale.ROOT).startsWith("ERROR"))
                                        .findFirst())
                        .orElse(lines.isEmpty() ? "it printed nothing" : lines.getLast());
        return new ArmFailure("crashed", "exit code " + exitCode + "; " + shortened(last));
    }

    private static String shortened(String line) {
        return line.length() <= REASON_CHARACTERS_MAX
                ? line
                : line.substring(0, REASON_CHARACTERS_MAX) + "...";
    }
}
