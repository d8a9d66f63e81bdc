package dev.dyno.reports.browser;

import dev.dyno.results.json.Json;
import dev.dyno.results.model.LayoutResult;
import dev.dyno.results.model.MachinePassport;
import dev.dyno.results.sample.SampleRun;
import dev.dyno.results.sample.SampleTrials;
import dev.dyno.results.store.RunReader;
import dev.dyno.results.store.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A run in which whatever others write holds markup, scripts and marks that turn text around. */
final class HostileRun {
    static final String TEXT =
            "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202E🐎"
                    + "{{1}}<!--javascript:alert(3)";

    private HostileRun() {}

    /** Writes a run and spoils it. */
    static StoredRun in(Path folder) {
        StoredRun run =
                RunReader.open(
                        SampleRun.typical()
                                .unavailable(TEXT, "peer", TEXT)
                                .invalid("ladder-offheap", TEXT)
                                .change(
                                        "tree-map",
                                        "matching/flow-normal",
                                        trial -> SampleTrials.without(trial, "crashed", TEXT))
                                .change(
                                        "ladder",
                                        "matching/flow-normal",
                                        trial -> SampleTrials.withNotes(trial, List.of(TEXT)))
                                .write(folder));
        return new StoredRun(
                run.folder(),
                run.manifest(),
                spoiled(Objects.requireNonNull(run.passport()), MachinePassport.class),
                run.conformance(),
                run.trials(),
                run.layouts().stream().map(one -> spoiled(one, LayoutResult.class)).toList(),
                run.end(),
                List.of(TEXT));
    }

    private static <T> T spoiled(T record, Class<T> type) {
        JsonNode tree = Json.mapper().valueToTree(record);
        spoil(tree);
        return Json.mapper().treeToValue(tree, type);
    }

    /** Replaces every text but histograms, whose form is checked when they are read. */
    private static void spoil(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.propertyNames().stream()
                    .toList()
                    .forEach(name -> {
                        if (object.get(name).isString() && !name.equals("histogram")) {
                            object.put(name, TEXT);
                        } else {
                            spoil(object.get(name));
                        }
                    });
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    array.set(i, StringNode.valueOf(TEXT));
                } else {
                    spoil(array.get(i));
                }
            }
        }
    }
}
