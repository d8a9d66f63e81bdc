package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import dev.dyno.workloads.SplitMix64;

/**
 * The product of two square matrices of small whole numbers, so that every sum is exact whatever
 * its order. A task is a square of the product; it forks three of its quarters.
 *
 * <p>The product is written by the tasks of its squares, and read when all are joined.
 */
final class MatrixProduct implements Program, TaskBody {
    private static final int LEAF = 32;
    private static final int FIELD_BITS = 16;
    private static final int FIELD_MASK = (1 << FIELD_BITS) - 1;

    private final int rows;
    private final double[] left;
    private final double[] right;
    private final double[] product;

    /** Creates matrices with so many rows, a multiple of 32 by a power of two. */
    MatrixProduct(int rows, long seed) {
        assert Integer.bitCount(rows / LEAF) == 1 && rows % LEAF == 0;
        this.rows = rows;
        this.left = numbers(SplitMix64.named("left", seed));
        this.right = numbers(SplitMix64.named("right", seed));
        this.product = new double[rows * rows];
    }

    private double[] numbers(SplitMix64 random) {
        double[] numbers = new double[rows * rows];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextBetween(-9, 9);
        }
        return numbers;
    }

    private static long square(int row, int column, int side) {
        return ((long) row << (2 * FIELD_BITS)) | ((long) column << FIELD_BITS) | side;
    }

    @Override
    public long run(long task, TaskScope scope) {
        int side = (int) task & FIELD_MASK;
        int column = (int) (task >>> FIELD_BITS) & FIELD_MASK;
        int row = (int) (task >>> (2 * FIELD_BITS));
        if (side == LEAF) {
            multiply(left, right, product, rows, row, column);
            return 0;
        }
        int half = side / 2;
        Fork second = scope.fork(square(row, column + half, half));
        Fork third = scope.fork(square(row + half, column, half));
        Fork fourth = scope.fork(square(row + half, column + half, half));
        run(square(row, column, half), scope);
        fourth.result();
        third.result();
        second.result();
        return 0;
    }

    private static void multiply(
            double[] left, double[] right, double[] product, int rows, int row, int column) {
        for (int i = row; i < row + LEAF; i++) {
            int to = i * rows;
            for (int j = column; j < column + LEAF; j++) {
                product[to + j] = 0;
            }
            for (int k = 0; k < rows; k++) {
                double factor = left[to + k];
                int from = k * rows;
                for (int j = column; j < column + LEAF; j++) {
                    product[to + j] += factor * right[from + j];
                }
            }
        }
    }

    /** Returns a digest in which the place of each number counts. */
    private static long digest(double[] numbers) {
        long digest = 0;
        for (double number : numbers) {
            digest = digest * 31 + (long) number;
        }
        return digest;
    }

    @Override
    public long tasks() {
        // Each square that is no leaf forks three of its quarters.
        long leaves = (long) (rows / LEAF) * (rows / LEAF);
        return leaves - 1;
    }

    @Override
    public long answer() {
        double[] sequential = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                double sum = 0;
                for (int k = 0; k < rows; k++) {
                    sum += left[i * rows + k] * right[k * rows + j];
                }
                sequential[i * rows + j] = sum;
            }
        }
        return digest(sequential);
    }

    @Override
    public long run(TaskPool pool) {
        pool.invoke(this, square(0, 0, rows));
        return digest(product);
    }
}
