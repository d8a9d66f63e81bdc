package dev.dyno.contenders.journal;

import dev.dyno.contracts.journal.Journal;
import dev.dyno.contracts.journal.JournalSpec;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Appends to a journal for ever, and says on its standard output how much is durable. */
final class JournalKillChild {
    private JournalKillChild() {}

    /** Runs until it is killed; the arguments are the folder and the journal's id. */
    public static void main(String[] arguments) throws IOException {
        JournalSpec spec = JournalKillTest.spec(Path.of(arguments[0]));
        DataOutputStream acknowledgements = new DataOutputStream(System.out);
        try (Journal journal = JournalKillTest.open(arguments[1], spec, (_, _) -> {})) {
            long acknowledged = journal.durableCount();
            for (long index = journal.appendedCount(); ; index++) {
                while (!journal.append(JournalKillTest.words(index), 0)) {
                    Thread.onSpinWait();
                }
                journal.commit();
                long durable = journal.durableCount();
                if (durable > acknowledged) {
                    acknowledged = durable;
                    acknowledgements.writeLong(acknowledged);
                    acknowledgements.flush();
                }
            }
        }
    }
}
