package dev.dyno.results.shard;

import dev.dyno.results.ResultsException;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.model.TrialResult.OpenLoopSamples;
import dev.dyno.results.store.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one part under the names that they have in the merged run. */
final class ShardFiles {
    private static final Pattern OF_TRIAL = Pattern.compile("(trials|profiles)/([0-9]{4,6})(-.*)");
    private static final Pattern COPIED =
            Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*");
    private static final Set<String> MERGED = Set.of("layout", "SHA256SUMS");

    private final ShardRun shard;
    private final int firstTrial;

    ShardFiles(ShardRun shard, int firstTrial) {
        this.shard = shard;
        this.firstTrial = firstTrial;
    }

    /** Returns the result under its number in the merged plan. */
    TrialResult renumbered(TrialResult trial) {
        String log = trial.logFile();
        return new TrialResult(
                trial.schemaVersion(),
                trial.trialIndex() + firstTrial,
                trial.attempt(),
                trial.contract(),
                trial.implementation(),
                trial.workload(),
                trial.fork(),
                trial.startedAt(),
                trial.status(),
                trial.reason(),
                log == null ? null : renamed(log),
                trial.jvmFlags(),
                trial.threads(),
                trial.closedLoop(),
                trial.openLoop().stream().map(this::renumbered).toList(),
                trial.foreignCpuFraction(),
                trial.notes());
    }

    private OpenLoopSamples renumbered(OpenLoopSamples samples) {
        String hgrm = samples.hgrmFile();
        return samples.withHgrmFile(hgrm == null ? null : renamed(hgrm));
    }

    /** Returns a file's name in the merged run: of a trial by its new number, else of its part. */
    private String renamed(String relative) {
        Matcher matcher = OF_TRIAL.matcher(relative);
        return matcher.matches()
                ? String.format(
                        Locale.ROOT,
                        "%s/%04d%s",
                        matcher.group(1),
                        Integer.parseInt(matcher.group(2)) + firstTrial,
                        matcher.group(3))
                : "shards/" + shard.shard().index() + "/" + relative;
    }

    /** Copies all files but those that the merged run has of its own. */
    void copyOthers(RunWriter writer) {
        for (Path file : others()) {
            String relative = relative(file);
            try {
                writer.file(renamed(relative), Files.readAllBytes(file));
            } catch (IOException failure) {
                throw unreadable(failure);
            }
        }
    }

    private List<Path> others() {
        try (Stream<Path> tree = Files.walk(shard.folder())) {
            return tree.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isCopied(relative(file)))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    /** What was being written when a part was cut off has a name that begins with a point. */
    private static boolean isCopied(String relative) {
        String top =
                relative.contains("/") ? relative.substring(0, relative.indexOf('/')) : relative;
        boolean isTrial = top.equals("trials") && relative.endsWith(".json");
        return !isTrial && !MERGED.contains(top) && COPIED.matcher(relative).matches();
    }

    private String relative(Path file) {
        return shard.folder().relativize(file).toString();
    }

    private ResultsException unreadable(IOException failure) {
        return ResultsException.storage(
                shard.folder(),
                "cannot be read (" + failure + ")",
                "Check its permissions",
                failure);
    }
}
