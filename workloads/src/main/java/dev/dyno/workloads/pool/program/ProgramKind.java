package dev.dyno.workloads.pool.program;

/** The programs, by the names that inputs call them. */
public enum ProgramKind {
    /** {@link Fibonacci}; the size is the number's index. */
    FIBONACCI {
        @Override
        public Program make(int size, long seed) {
            return new Fibonacci(size);
        }
    },
    /** {@link Queens}; the size is the board's. */
    QUEENS {
        @Override
        public Program make(int size, long seed) {
            return new Queens(size);
        }
    },
    /** {@link SubmissionStorm}; the size is the number of tasks. */
    SUBMISSION_STORM {
        @Override
        public Program make(int size, long seed) {
            return new SubmissionStorm(size, seed);
        }
    };

    /**
     * Makes a program.
     *
     * @param size how much there is to do; each program says in what
     * @param seed varies programs whose answer is not published
     */
    public abstract Program make(int size, long seed);
}
