package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineListener;
import dev.dyno.contracts.engine.MatchingEngine;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Feeds an engine for ever, and says on its standard output how much is acknowledged. */
final class EngineKillChild {
    private EngineKillChild() {}

    /** Runs until it is killed; the arguments are the folder, and the engine's and journal's id. */
    public static void main(String[] arguments) throws IOException {
        DataOutputStream acknowledgements = new DataOutputStream(System.out);
        TestFlow flow = new TestFlow(EngineKillTest.SEED);
        long[] words = new long[OrderCommand.WORDS];
        try (MatchingEngine engine =
                EngineLab.open(
                        arguments[1],
                        arguments[2],
                        EngineKillTest.spec(Path.of(arguments[0])),
                        EngineListener.NONE)) {
            while (true) {
                do {
                    flow.copyTo(engine.submittedCount(), words);
                } while (engine.submit(words, 0) != MatchingEngine.NO_ROOM
                        && engine.submittedCount() % 40 != 0);
                engine.commit();
                if (engine.acknowledge(EngineListener.NONE, 256) > 0) {
                    acknowledgements.writeLong(engine.acknowledgedCount());
                    acknowledgements.flush();
                }
            }
        }
    }
}
