package dev.dyno.workloads.pool.program;

/** The programs, by the names that inputs call them. */
public enum ProgramKind {
    /** {@link Fibonacci}; the size is the number's index. */
    FIBONACCI,
    /** {@link Queens}; the size is the board's. */
    QUEENS,
    /** {@link UnbalancedTree}; the size is the number of levels; of 10 it is the sample T1. */
    UNBALANCED_TREE,
    /** {@link UnbalancedTree}; the size is the number of levels; of 20 it is the sample T5. */
    NARROWING_TREE,
    /** {@link MatrixProduct}; the size is the number of rows. */
    MATRIX_PRODUCT,
    /** {@link MergeSort}; the size is the number of numbers. */
    MERGE_SORT,
    /** {@link SkewedGraph}; the size is the number of layers. */
    SKEWED_GRAPH,
    /** {@link LinearChain}; the size is the length. */
    LINEAR_CHAIN,
    /** {@link GraphTraversal}; the size is the number of vertices. */
    GRAPH_TRAVERSAL,
    /** {@link TinyTrees}; the size is the number of trees. */
    TINY_TREES,
    /** {@link SubmissionStorm}; the size is the number of tasks. */
    SUBMISSION_STORM,
    /** {@link PingPong}; the size is the number of rounds. */
    PING_PONG;

    /**
     * Makes a program.
     *
     * @param size how much there is to do; each program says in what
     * @param seed varies programs whose answer is not published
     */
    public Program make(int size, long seed) {
        return switch (this) {
            case FIBONACCI -> new Fibonacci(size);
            case QUEENS -> new Queens(size);
            case UNBALANCED_TREE -> new UnbalancedTree(UnbalancedTree.Sample.T1, size);
            case NARROWING_TREE -> new UnbalancedTree(UnbalancedTree.Sample.T5, size);
            case MATRIX_PRODUCT -> new MatrixProduct(size, seed);
            case MERGE_SORT -> new MergeSort(size, seed);
            case SKEWED_GRAPH -> new SkewedGraph(size, seed);
            case LINEAR_CHAIN -> new LinearChain(size, seed);
            case GRAPH_TRAVERSAL -> new GraphTraversal(size, seed);
            case TINY_TREES -> new TinyTrees(size, seed);
            case SUBMISSION_STORM -> new SubmissionStorm(size, seed);
            case PING_PONG -> new PingPong(size, seed);
        };
    }
}
