package dev.dyno.results.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyno.results.ResultsException;
import dev.dyno.results.json.Json;
import dev.dyno.results.machine.PassportClass;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.model.RunManifest.WorkloadInfo;
import dev.dyno.results.model.RunSummary;
import dev.dyno.results.model.RunSummary.Row;
import dev.dyno.results.model.Shard;
import dev.dyno.results.model.TrialResult;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.schema.PublishedSchema;
import dev.dyno.results.schema.SchemaDrift;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import dev.dyno.results.summary.Summaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a synthetic suite become one run, or are refused before anything is written. */
class ShardMergeTest {
    private static final List<String> SUITE =
            List.of("matching/flow-normal", "matching/flow-swing-25", "matching/open-normal");
    private static final List<String> ARGUMENTS = List.of("merge", "a", "b");

    @TempDir private Path folder = Path.of("");

    private static SampleRun contenders() {
        return SampleRun.empty()
                .implementation("tree-map", "reference", 3.0e6)
                .implementation("ladder", "ours", 12.0e6);
    }

    private static void replace(Path file, String text, String other) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, other));
    }

    private Path part(int index, int count, SampleRun run) throws IOException {
        Path written = run.write(folder.resolve("parts"));
        Files.delete(written.resolve("SHA256SUMS"));
        Files.writeString(
                written.resolve("shard.json"), Json.toText(new Shard(1, index, count, SUITE)));
        replace(
                written.resolve("run.json"),
                "\"quick\"\n  ]",
                "\"quick\",\n    \"--shard\",\n    \"" + index + "/" + count + "\"\n  ]");
        return written;
    }

    private List<Path> parts() throws IOException {
        return new ArrayList<>(
                List.of(
                        part(1, 2, contenders().openLoop("matching/open-normal")),
                        part(
                                2,
                                2,
                                contenders()
                                        .closedLoop("matching/flow-normal")
                                        .closedLoop("matching/flow-swing-25"))));
    }

    private Path merged(List<Path> parts, Leniency... leniency) {
        return ShardMerge.merge(parts, folder.resolve("runs"), ARGUMENTS, Set.of(leniency));
    }

    private void assertRefused(List<Path> parts, Path culprit, String reason) {
        assertThatThrownBy(() -> merged(parts))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith(culprit.toString())
                .hasMessageContaining(reason);
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void theMergedRunHasTheFiguresOfItsParts() throws IOException {
        List<Path> parts = parts();
        List<Row> expected = new ArrayList<>();
        parts.forEach(part -> expected.addAll(Summaries.summarise(RunReader.open(part)).rows()));
        Collections.reverse(parts);
        StoredRun run = RunReader.open(merged(parts));
        RunSummary summary = Summaries.summarise(run);
        assertThat(run.problems()).isEmpty();
        assertThat(summary.missing()).isEmpty();
        assertThat(summary.status()).isEqualTo("complete");
        assertThat(summary.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(run.manifest().workloads()).extracting(WorkloadInfo::id).isEqualTo(SUITE);
        assertThat(run.manifest().workloads().getFirst().parameters())
                .containsEntry("shard", "2/2")
                .hasEntrySatisfying("machine", machine -> assertThat(machine).contains("grade"));
        assertThat(run.manifest().commandLine()).isEqualTo(ARGUMENTS);
    }

    @Test
    void everyFileOfAPartIsKept() throws IOException {
        List<Path> parts = parts();
        int offset = RunReader.open(parts.getFirst()).manifest().plan().size();
        Path second = parts.get(1);
        Files.writeString(second.resolve("trials/0003-ladder.log"), "a log");
        Files.createDirectories(second.resolve("profiles"));
        Files.writeString(second.resolve("profiles/0001-ladder-x.flame.html"), "a profile");
        Files.writeString(second.resolve("trials/.writing-0004.json"), "cut off");
        replace(
                second.resolve("trials/0003-ladder-matching-flow-normal.json"),
                "\"log_file\": null",
                "\"log_file\": \"trials/0003-ladder.log\"");
        Path run = merged(parts);
        assertThat(run.resolve(String.format("trials/%04d-ladder.log", 3 + offset)))
                .hasContent("a log");
        assertThat(run.resolve(String.format("profiles/%04d-ladder-x.flame.html", 1 + offset)))
                .hasContent("a profile");
        assertThat(run.resolve("shards/2/run.json"))
                .hasSameTextualContentAs(second.resolve("run.json"));
        assertThat(run.resolve("shards/1/shard.json")).exists();
        assertThat(run.resolve("trials/.writing-0004.json")).doesNotExist();
        assertThat(RunReader.open(run).trials())
                .extracting(TrialResult::logFile)
                .contains(String.format("trials/%04d-ladder.log", 3 + offset));
    }

    @Test
    void mixedMachinesAreRefusedUnlessAskedFor() throws IOException {
        List<Path> parts = parts();
        Path machine = parts.get(1).resolve("machine.json");
        replace(machine, Json.read(machine, MachinePassport.class).cpu().model(), "Other CPU");
        String other = PassportClass.of(Json.read(machine, MachinePassport.class)).id();
        assertRefused(parts, parts.get(1), "processor Other CPU instead of Sample CPU");
        StoredRun run = RunReader.open(merged(parts, Leniency.MIXED_MACHINES));
        assertThat(run.manifest().workloads())
                .extracting(one -> one.parameters().get("machine"))
                .filteredOn(machineOf -> machineOf.startsWith(other + ", grade"))
                .hasSize(2);
    }

    @Test
    void aMissingPartIsRefusedUnlessAskedFor() throws IOException {
        List<Path> parts = parts().subList(0, 1);
        assertRefused(parts, parts.getFirst(), "part 2/2 is missing");
        StoredRun run = RunReader.open(merged(parts, Leniency.MISSING_SHARDS));
        assertThat(Summaries.summarise(run).status()).isEqualTo("failed");
    }

    @Test
    void partsThatDoNotBelongTogetherAreRefused() throws IOException {
        List<Path> parts = parts();
        Path second = parts.get(1);
        assertRefused(List.of(second, second), second, "is part 2/2, and so is");
        Path whole = contenders().closedLoop(SUITE.getFirst()).write(folder.resolve("parts"));
        assertRefused(List.of(parts.getFirst(), whole), whole, "a run of a whole suite");
        for (String[] change :
                new String[][] {
                    {"\"seed\": 42", "\"seed\": 43", "the seed is 43, but 42"},
                    {"\"0123456789abcdef0123", "\"ffff456789abcdef0123", "the commit is ffff"},
                    {"\"--profile\"", "\"--profilo\"", "the command line is"},
                    {"\"dyno_version\": \"0.1.0\"", "\"dyno_version\": \"0.2.0\"", "the version"},
                }) {
            replace(second.resolve("run.json"), change[0], change[1]);
            assertRefused(parts, second, change[2]);
            replace(second.resolve("run.json"), change[1], change[0]);
        }
        replace(second.resolve("shard.json"), "\"count\": 2", "\"count\": 3");
        assertRefused(parts, second, "the number of parts is 3, but 2");
    }

    @Test
    void anImplementationThatOnlyOnePartHasIsRefused() throws IOException {
        List<Path> parts = parts();
        Path second = parts.get(1);
        replace(second.resolve("run.json"), "\"available\": true", "\"available\": false");
        assertRefused(parts, second, "tree-map is not available there and is in another part");
    }

    @Test
    void aPartWithoutAnEndLeavesTheRunIncomplete() throws IOException {
        List<Path> parts = parts();
        Files.delete(parts.get(1).resolve("end.json"));
        assertThat(Summaries.summarise(RunReader.open(merged(parts))).status()).isEqualTo("failed");
    }

    @Test
    void whatOnePartFoundInvalidIsInvalid() throws IOException {
        List<Path> parts = new ArrayList<>(parts().subList(0, 1));
        parts.add(part(2, 2, contenders().invalid("ladder", "wrong").closedLoop(SUITE.getFirst())));
        assertThat(Summaries.summarise(RunReader.open(merged(parts))).rows())
                .filteredOn(row -> row.implementation().equals("ladder"))
                .extracting(Row::verdict)
                .containsOnly("invalid");
    }

    @Test
    void theSchemaOfAShardHasEachComponent() {
        PublishedSchema schema =
                PublishedSchema.ofResource("/dev/dyno/results/schema/shard.schema.json");
        assertThat(schema.faultsOfSchema()).isEmpty();
        assertThat(SchemaDrift.between(schema.tree(), Shard.class)).isEmpty();
        assertThat(schema.faults(Json.toText(new Shard(1, 2, 3, SUITE)))).isEmpty();
        assertThat(schema.faults(Json.toText(new Shard(1, 0, 3, SUITE)))).isNotEmpty();
    }
}
