package dev.dyno.workloads.cosine;

import com.sun.management.ThreadMXBean;
import dev.dyno.contracts.Availability;
import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.Entry;
import dev.dyno.contracts.ImplementationKind;
import dev.dyno.contracts.cosine.CosineKernel;
import dev.dyno.contracts.cosine.CosineKernelFactory;
import dev.dyno.contracts.cosine.CosineSpec;
import dev.dyno.contracts.cosine.NormMode;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.cosine.exact.VectorKind;
import java.lang.management.ManagementFactory;

/**
 * A program that prints, for each kernel that is usable here, its id, its code path, and what one
 * round of each of its methods allocates once it is warm; and for one that cannot be made, why.
 *
 * <p>Where the compiler has no instructions for a vector operation, each operation makes an array.
 * So a kernel that allocates nothing runs in registers, and one that fell back is seen.
 */
final class CodePathProbe {
    private static final int DIMENSION = 207;
    private static final int ROWS = 9;
    private static final int QUERIES = 5;
    private static final int REPEATS = 40;
    private static final int ROUNDS_MAX = 20_000;
    private static final int ROUNDS_IN_A_ROW = 3;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private CodePathProbe() {}

    /** Runs the program, with the seed as its argument. */
    public static void main(String[] arguments) {
        long seed = Long.parseLong(arguments[0]);
        Catalogues catalogues = Catalogues.load(CodePathProbe.class.getClassLoader());
        for (Entry<CosineKernelFactory> entry :
                catalogues.entries(CosineKernelFactory.CONTRACT, CosineKernelFactory.class)) {
            if (entry.availability() instanceof Availability.Usable) {
                System.out.println(entry.id() + "\t" + describe(entry, seed));
            }
        }
    }

    private static String describe(Entry<CosineKernelFactory> entry, long seed) {
        long bytes = 0;
        String codePath = "";
        for (NormMode normMode : NormMode.values()) {
            CosineSpec spec = new CosineSpec(DIMENSION, ROWS, QUERIES, normMode);
            try (CosineKernel kernel = entry.factory().create(spec)) {
                codePath = kernel.codePath();
                if (entry.kind() == ImplementationKind.OURS) {
                    bytes += bytes(kernel, seed);
                }
            } catch (IllegalStateException | LinkageError refusal) {
                return "refused\t" + refusal;
            }
        }
        return codePath + "\t" + bytes;
    }

    /** Returns 0 once rounds have allocated nothing, or what they went on allocating. */
    private static long bytes(CosineKernel kernel, long seed) {
        SplitMix64 random = SplitMix64.named("code-path", seed);
        for (int row = 0; row < ROWS; row++) {
            kernel.setRow(row, VectorKind.GAUSSIAN.vector(DIMENSION, random));
        }
        for (int query = 0; query < QUERIES; query++) {
            kernel.setQuery(query, VectorKind.GAUSSIAN.vector(DIMENSION, random));
        }
        float[] results = new float[QUERIES * ROWS];
        long last = 0;
        int inARow = 0;
        for (int round = 0; round < ROUNDS_MAX && inARow < ROUNDS_IN_A_ROW; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                round(kernel, results);
            }
            last = THREADS.getCurrentThreadAllocatedBytes() - before;
            inARow = last == 0 ? inARow + 1 : 0;
        }
        return last;
    }

    private static void round(CosineKernel kernel, float[] results) {
        for (int row = 0; row < ROWS; row++) {
            results[row] = kernel.dot(row % QUERIES, row) + kernel.cosine(row % QUERIES, row);
        }
        kernel.dots(0, QUERIES, 0, ROWS, results);
        kernel.cosines(0, QUERIES, 0, ROWS, results);
    }
}
