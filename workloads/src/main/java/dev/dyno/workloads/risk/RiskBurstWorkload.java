package dev.dyno.workloads.risk;

import dev.dyno.workloads.ClosedLoopWorkload;
import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.risk.flow.RiskScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A burst of commands, each checked and then settled by the reports that the reference's books
 * gave. Immutable.
 *
 * @param accounts how many accounts send them: few stay in the nearest cache, many do not
 * @param tier the smallest profile
 */
record RiskBurstWorkload(int accounts, Profile tier) implements ClosedLoopWorkload {
    private static final int COMMANDS = 200_000;
    private static final int SMOKE_COMMANDS = 5_000;

    @Override
    public String id() {
        return "risk/burst-" + accounts;
    }

    @Override
    public String summary() {
        return "A burst of commands of %d accounts: checked, held, and settled by their reports."
                .formatted(accounts);
    }

    @Override
    public String operationUnit() {
        return "commands";
    }

    @Override
    public Set<String> requires() {
        return Set.of();
    }

    @Override
    public Input prepare(Path folder, Profile profile, long seed) throws IOException {
        int commands = profile == Profile.SMOKE ? SMOKE_COMMANDS : COMMANDS;
        String text = "seed=%d%naccounts=%d%ncommands=%d%n".formatted(seed, accounts, commands);
        RiskScript script = RiskScript.of(seed, accounts, commands);
        return InputLines.write(
                folder.resolve(id().replace('/', '-') + ".properties"),
                text,
                commands,
                "%016x".formatted(script.answerDigest()));
    }

    @Override
    public Class<?> benchmark() {
        return RiskBurstBenchmark.class;
    }

    @Override
    public Map<String, String> parameters(Input input) {
        return Map.of("input", input.file().toAbsolutePath().toString());
    }
}
