package dev.dyno.harness.compare;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A process that uses a build, as a gate does, until its input ends. */
final class BuildUser {
    /** What it prints when it has the lock. */
    static final int LOCKED = 'L';

    private BuildUser() {}

    /** Locks a file, the only argument, as a user. */
    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
                FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
            System.out.write(LOCKED);
            System.out.flush();
            int read = 0;
            while (lock.isValid() && read >= 0) {
                read = System.in.read();
            }
        }
    }
}
