package dev.dyno.workloads;

import java.util.Map;

/**
 * A workload measured back to back by JMH: the next operation starts when the last one is done.
 *
 * <p>Its JMH body has exactly one {@code @Benchmark} method, whose one invocation performs all
 * operations of the input in single-shot mode, checks the answer and throws {@link
 * WrongAnswerException} when it is wrong. It has a {@code @Param String implementation}, whose
 * default is the reference's id and whose values come from the catalogue, and a {@code @Param} for
 * each entry of {@link #parameters}.
 */
public non-sealed interface ClosedLoopWorkload extends Workload {
    /** Returns the class that holds the JMH body. */
    Class<?> benchmark();

    /** Returns the JMH parameters for an input, besides {@code implementation}. */
    Map<String, String> parameters(Input input);
}
