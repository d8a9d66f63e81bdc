package dev.dyno.harness.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which commit was built.
 *
 * @param commit null outside a repository or without git
 * @param dirty whether the tree differs from the commit
 */
record GitState(@Nullable String commit, boolean dirty) {
    static GitState of(Path folder) {
        @Nullable String commit = git(folder, "rev-parse", "HEAD");
        if (commit == null || commit.isBlank()) {
            return new GitState(null, false);
        }
        @Nullable String status = git(folder, "status", "--porcelain");
        return new GitState(commit.strip(), status != null && !status.isBlank());
    }

    private static @Nullable String git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(10, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? text : null;
        } catch (IOException noGit) {
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
