package dev.dyno.contenders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that writes acknowledgements, growing numbers of eight bytes each, to its standard
 * output until it is killed.
 */
public final class KilledProcess {
    /** What the system says of a process that {@code SIGKILL} ended: 128 and the signal. */
    private static final int KILLED = 137;

    private KilledProcess() {}

    /**
     * Runs a program and kills it with {@code SIGKILL}.
     *
     * @param acknowledgements after how many it is killed
     * @return the last acknowledgement that was heard of it
     */
    public static long lastHeard(int acknowledgements, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xshare:auto",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName()));
        command.addAll(List.of(arguments));
        Process child =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        long last = 0;
        try (DataInputStream heard = new DataInputStream(child.getInputStream())) {
            for (int count = 0; count < acknowledgements; count++) {
                last = heard.readLong();
            }
            // Unlike the process's own method, the handle's leaves what was said to be heard.
            child.toHandle().destroyForcibly();
            while (true) {
                last = heard.readLong();
            }
        } catch (EOFException ended) {
            assertThat(child.waitFor())
                    .as("what a program ends with that was killed: %s", ended)
                    .isEqualTo(KILLED);
            return last;
        }
    }
}
