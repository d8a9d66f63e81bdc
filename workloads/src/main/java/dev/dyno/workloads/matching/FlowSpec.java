package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.matching.FlowPreparation.Prefixes;
import dev.dyno.workloads.matching.flow.OrderFlow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What describes a workload whose input is an order flow, in a closed or an open loop.
 *
 * @param id the workload's id
 * @param summary one sentence on what it does and why that matters
 * @param tier the smallest profile that it takes part in
 * @param operationUnit what one operation is, in the plural
 * @param requires what a book must be able to do
 * @param maker makes the flow
 */
record FlowSpec(
        String id,
        String summary,
        Profile tier,
        String operationUnit,
        Set<OrderBookCapability> requires,
        Maker maker) {

    /** Makes a flow of the size that a profile asks for. */
    @FunctionalInterface
    interface Maker {
        OrderFlow make(Profile profile, long seed);
    }

    FlowSpec {
        requires = Set.copyOf(requires);
    }

    Set<String> requiredIds() {
        Set<String> ids = new LinkedHashSet<>();
        for (OrderBookCapability capability : OrderBookCapability.values()) {
            if (requires.contains(capability)) {
                ids.add(capability.id());
            }
        }
        return ids;
    }

    Input prepare(Path folder, Profile profile, long seed, Prefixes prefixes) throws IOException {
        FlowInput input =
                FlowPreparation.prepare(
                        id, seed, maker.make(profile, seed), MatchingReference.factory(), prefixes);
        Path file =
                folder.resolve(
                        "%s-%s-seed-%d.flow".formatted(id.replace('/', '-'), profile.id(), seed));
        String digest = FlowInputFile.write(file, input);
        return new Input(file, input.operations(), digest, input.answer().hex());
    }
}
