package dev.dyno.results.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the conformance gate said of one implementation ({@code conformance.json} holds a list).
 *
 * @param verdict valid, invalid, unavailable or crashed
 * @param reason why it is not valid, or null
 * @param cases one row per case
 */
public record ConformanceResult(
        String contract,
        String implementation,
        String verdict,
        @Nullable String reason,
        List<CaseResult> cases) {

    /**
     * One case.
     *
     * @param outcome passed, failed or skipped
     * @param message what was seen, or the missing capability; null when passed
     */
    public record CaseResult(String name, String rule, String outcome, @Nullable String message) {}
}
