package dev.dyno.workloads;

import java.util.Set;

/**
 * One named invariant that every correct implementation of a contract satisfies.
 *
 * @param <F> the factory type of the contract
 * @param name the shape or property, in kebab case, for example {@code cancel-head-then-sweep}
 * @param rule the rule of the contract that it checks, as one sentence
 * @param requires the ids of the capabilities that it needs
 * @param check does the work
 */
public record ConformanceCase<F>(String name, String rule, Set<String> requires, Check<F> check) {

    /**
     * Exercises an implementation.
     *
     * @param <F> the factory type of the contract
     */
    @FunctionalInterface
    public interface Check<F> {
        /**
         * Runs the case.
         *
         * @throws ConformanceFailure if the implementation breaks the rule; any other throwable
         *     counts as a failure too
         */
        void run(F factory);
    }

    /** Returns what a reader is told of a failure: the case, its rule, and what was seen. */
    public String explain(Throwable failure) {
        String seen =
                failure instanceof ConformanceFailure
                        ? failure.getMessage()
                        : "it threw " + failure;
        return name + " is broken. " + rule + "\n" + seen;
    }

    /** Says what was expected, what was seen, and with which seed or command. */
    public static final class ConformanceFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Creates a failure with a message for a reader. */
        public ConformanceFailure(String message) {
            super(message);
        }
    }
}
