package dev.dyno.contenders.journal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the thread that writes the next file full of zeros. */
final class PreparerThread {
    private PreparerThread() {}

    static ExecutorService start() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("dyno-journal-preparer").factory());
    }
}
