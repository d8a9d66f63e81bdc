package dev.dyno.workloads.pool.program;

import dev.dyno.contracts.pool.Fork;
import dev.dyno.contracts.pool.TaskBody;
import dev.dyno.contracts.pool.TaskPool;
import dev.dyno.contracts.pool.TaskScope;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Counts the nodes of an unbalanced tree. Each node is 20 bytes, which follow from its parent's and
 * its number among its siblings by SHA-1; how many children it has follows from its last four. So
 * nobody knows how large a subtree is before having counted it.
 *
 * <p>The bytes of a node lie on a stack of the thread that counts below it, which stays as it is
 * until all its children are counted; a thief reads its task's parent there. A task is a range of
 * siblings, and forks the second half of it.
 *
 * <p>Source: Olivier et al., "UTS: An Unbalanced Tree Search Benchmark", LCPC 2006. The sample
 * trees' numbers of nodes are those that its authors publish.
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>a stack's nodes</td><td>its thread</td><td>its thread, thieves</td><td>plain</td>
 * <td>the fork</td></tr>
 * <tr><td>stacks</td><td>threads, once each</td><td>thieves</td><td>plain</td>
 * <td>this monitor; the fork</td></tr>
 * </table>
 */
final class UnbalancedTree implements Program, TaskBody {
    private static final int NODE_BYTES = 20;
    private static final int STACK_NODES = 1 << 14;
    private static final int STACKS_MAX = 256;
    private static final int SLOT_BITS = 20;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int RANGE_BITS = 12;
    private static final int RANGE_MASK = (1 << RANGE_BITS) - 1;
    private static final int DEPTH_BITS = 12;
    private static final int DEPTH_MASK = (1 << DEPTH_BITS) - 1;
    private static final double TWO_TO_31 = 2_147_483_648.0;
    private static final double ROOT_CHILDREN = 4;

    /** The task that counts the whole tree; all others have an end, which is not 0. */
    private static final long ROOT = 0;

    /** A sample tree: how many children its nodes have on average, and what is known of it. */
    enum Sample {
        /** T1: four on every level but the last. */
        T1(10, 19, 4_130_071, 3_305_118),
        /** T5: fewer on each level, from four at the root to none. */
        T5(20, 34, 4_147_582, 2_181_318);

        private final int levels;
        private final int seed;
        private final long nodes;
        private final long leaves;

        Sample(int levels, int seed, long nodes, long leaves) {
            this.levels = levels;
            this.seed = seed;
            this.nodes = nodes;
            this.leaves = leaves;
        }

        private double average(int depth, int ofLevels) {
            if (this == T1) {
                return depth < ofLevels ? ROOT_CHILDREN : 0;
            }
            return ROOT_CHILDREN * (1 - (double) depth / ofLevels);
        }
    }

    /** A thread's nodes, and what it makes them with. */
    private static final class Stack {
        private final byte[] nodes = new byte[STACK_NODES * NODE_BYTES];
        private final byte[] number = new byte[4];
        private final MessageDigest sha;
        private final int index;
        private int depth;

        Stack(int index) {
            this.index = index;
            try {
                sha = MessageDigest.getInstance("SHA-1");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java runtime has SHA-1", impossible);
            }
        }

        private void digestTo(int slot) {
            try {
                sha.digest(nodes, slot * NODE_BYTES, NODE_BYTES);
            } catch (DigestException impossible) {
                throw new IllegalStateException("a node has the size of a digest", impossible);
            }
        }

        /** Makes a tree's root the lowest node. */
        void pushRoot(int seed) {
            depth = 1;
            Arrays.fill(nodes, 0, NODE_BYTES, (byte) 0);
            writeNumber(seed);
            System.arraycopy(number, 0, nodes, NODE_BYTES - 4, 4);
            sha.update(nodes, 0, NODE_BYTES);
            digestTo(0);
        }

        /** Adds a child of a node; returns where it lies. */
        int push(byte[] parents, int parent, int child) {
            writeNumber(child);
            sha.update(parents, parent * NODE_BYTES, NODE_BYTES);
            sha.update(number, 0, 4);
            int slot = depth;
            digestTo(slot);
            depth++;
            return slot;
        }

        private void writeNumber(int value) {
            for (int i = 0; i < 4; i++) {
                number[i] = (byte) (value >>> (8 * (3 - i)));
            }
        }

        /** Returns the 31 random bits of a node. */
        int random(int slot) {
            int end = (slot + 1) * NODE_BYTES;
            int bits = 0;
            for (int i = end - 4; i < end; i++) {
                bits = (bits << 8) | (nodes[i] & 0xFF);
            }
            return bits & Integer.MAX_VALUE;
        }
    }

    private final Sample sample;
    private final int levels;
    private final Stack[] stacks = new Stack[STACKS_MAX];

    @SuppressWarnings("ThreadLocalUsage") // A thread has a stack for each tree.
    private final ThreadLocal<Stack> own = ThreadLocal.withInitial(this::newStack);

    private int stackCount;

    /**
     * Creates a sample tree with another number of levels; with its own it is the published one.
     */
    UnbalancedTree(Sample sample, int levels) {
        this.sample = sample;
        this.levels = levels;
    }

    private synchronized Stack newStack() {
        Stack stack = new Stack(stackCount);
        stacks[stackCount] = stack;
        stackCount++;
        return stack;
    }

    /** From the highest bits: stack, place in it, depth of the children, first and last of them. */
    private static long siblings(Stack stack, int slot, int depth, int first, int end) {
        long parent = ((long) stack.index << SLOT_BITS) | slot;
        return (((parent << DEPTH_BITS) | depth) << (2 * RANGE_BITS))
                | ((long) first << RANGE_BITS)
                | end;
    }

    /** Returns a node's number of children, of which its random bits choose one around average. */
    private int children(int depth, int random) {
        double uniform = random / TWO_TO_31;
        double chance = 1 / (1 + sample.average(depth, levels));
        return (int) Math.floor(StrictMath.log(1 - uniform) / StrictMath.log(1 - chance));
    }

    @Override
    public long run(long task, TaskScope scope) {
        if (task == ROOT) {
            return countRoot(scope);
        }
        int end = (int) task & RANGE_MASK;
        int first = (int) (task >>> RANGE_BITS) & RANGE_MASK;
        if (end - first == 1) {
            return count(task, first, scope);
        }
        int middle = (first + end) >>> 1;
        long head = task & -(1L << (2 * RANGE_BITS));
        long rest = head | ((long) middle << RANGE_BITS) | end;
        Fork fork = scope.fork(rest);
        long nodes = run(head | ((long) first << RANGE_BITS) | middle, scope);
        return nodes + (fork.unfork() ? run(rest, scope) : fork.result());
    }

    private long countRoot(TaskScope scope) {
        Stack stack = own.get();
        stack.pushRoot(sample.seed);
        int children = children(0, stack.random(0));
        return children == 0 ? 1 : 1 + run(siblings(stack, 0, 1, 0, children), scope);
    }

    private long count(long task, int child, TaskScope scope) {
        int depth = (int) (task >>> (2 * RANGE_BITS)) & DEPTH_MASK;
        long parent = task >>> (2 * RANGE_BITS + DEPTH_BITS);
        byte[] parents = stacks[(int) (parent >>> SLOT_BITS)].nodes;
        Stack stack = own.get();
        int slot = stack.push(parents, (int) parent & SLOT_MASK, child);
        int children = children(depth, stack.random(slot));
        long nodes =
                children == 0 ? 1 : 1 + run(siblings(stack, slot, depth + 1, 0, children), scope);
        stack.depth = slot;
        return nodes;
    }

    private boolean isPublished() {
        return levels == sample.levels;
    }

    @Override
    public long tasks() {
        // A node forks for all its children but the first; the root is submitted.
        return isPublished() ? sample.leaves : countAlone().leaves();
    }

    @Override
    public long answer() {
        return isPublished() ? sample.nodes : countAlone().nodes();
    }

    /** What is known of a tree. */
    record Counts(long nodes, long leaves) {}

    /** Counts the tree without a pool. */
    Counts countAlone() {
        Stack stack = new Stack(0);
        stack.pushRoot(sample.seed);
        return countBelow(stack, 0, 0);
    }

    private Counts countBelow(Stack stack, int slot, int depth) {
        int children = children(depth, stack.random(slot));
        long nodes = 1;
        long leaves = children == 0 ? 1 : 0;
        for (int child = 0; child < children; child++) {
            int below = stack.push(stack.nodes, slot, child);
            Counts counts = countBelow(stack, below, depth + 1);
            nodes += counts.nodes();
            leaves += counts.leaves();
            stack.depth = below;
        }
        return new Counts(nodes, leaves);
    }

    @Override
    public long run(TaskPool pool) {
        return pool.invoke(this, ROOT);
    }
}
