package dev.dyno.workloads.pool;

import dev.dyno.workloads.Input;
import dev.dyno.workloads.InputLines;
import dev.dyno.workloads.pool.program.Program;
import dev.dyno.workloads.pool.program.ProgramKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a pool calculates in one pass, as a few lines of text.
 *
 * @param seed varies the program
 * @param kind the program
 * @param size how much there is to do
 * @param workers how many threads the pool has
 */
record PoolInput(long seed, ProgramKind kind, int size, int workers) {
    /** Writes the input with the answer, and returns what describes them. */
    Input write(Path file) throws IOException {
        String text =
                "seed=%d%nprogram=%s%nsize=%d%nworkers=%d%n"
                        .formatted(seed, kind.name(), size, workers);
        Program program = program();
        return InputLines.write(file, text, program.tasks(), "%016x".formatted(program.answer()));
    }

    /**
     * Reads what was written.
     *
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    static PoolInput read(Path file) {
        Properties lines = InputLines.read(file);
        return new PoolInput(
                Long.parseLong(lines.getProperty("seed")),
                ProgramKind.valueOf(lines.getProperty("program")),
                Integer.parseInt(lines.getProperty("size")),
                Integer.parseInt(lines.getProperty("workers")));
    }

    /** Returns the program. */
    Program program() {
        return kind.make(size, seed);
    }
}
