package dev.dyno.workloads.engine.conformance;

import dev.dyno.contracts.engine.MatchingEngineFactory;
import dev.dyno.workloads.ConformanceCase;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The conformance cases of the engine. */
public final class EngineCases {
    private EngineCases() {}

    /**
     * Returns all cases in a fixed order.
     *
     * @param seed varies the commands
     */
    public static List<ConformanceCase<MatchingEngineFactory>> all(long seed) {
        return List.of(
                one(
                        seed,
                        "only-durable-commands-are-acknowledged",
                        "Nothing is applied before it is durable, and everything at once then.",
                        LiveCases::durable),
                one(
                        seed,
                        "reports-are-those-of-the-books",
                        "Each command is announced, answered as books answer, and acknowledged.",
                        LiveCases::reports),
                one(
                        seed,
                        "batches-leave-no-trace",
                        "The state follows from the commands, however they were batched.",
                        LiveCases::batches),
                one(
                        seed,
                        "full-engine-refuses-until-it-has-room",
                        "A command without room leaves no trace, and is taken when there is room.",
                        LiveCases::full),
                one(
                        seed,
                        "unknown-instrument-is-refused",
                        "A command of an instrument that the engine lacks leaves no trace.",
                        LiveCases::instrument),
                one(
                        seed,
                        "failed-journal-fails-the-engine",
                        "Once the journal fails, nothing is taken and nothing is acknowledged.",
                        LiveCases::failure),
                one(
                        seed,
                        "state-comes-back-without-a-snapshot",
                        "Opening the folder again gives the state of all acknowledged commands.",
                        RecoveryCases::replay),
                one(
                        seed,
                        "state-comes-back-from-a-snapshot",
                        "A snapshot and the records behind it give the same state.",
                        RecoveryCases::snapshot),
                one(
                        seed,
                        "replay-tells-what-was-told-live",
                        "Opening tells of each replayed command what acknowledging it told.",
                        RecoveryCases::told),
                one(
                        seed,
                        "ledger-is-told-first-and-comes-back",
                        "The ledger hears of everything before the listener, and is recovered.",
                        RecoveryCases::ledger));
    }

    private static ConformanceCase<MatchingEngineFactory> one(
            long seed, String name, String rule, Consumer<EngineDriver> script) {
        return new ConformanceCase<>(
                name,
                rule,
                Set.of(),
                factory -> {
                    try (EngineDriver driver = new EngineDriver(factory, seed)) {
                        script.accept(driver);
                    }
                });
    }
}
