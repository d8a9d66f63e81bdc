package dev.dyno.workloads.feed.conformance;

import dev.dyno.contracts.Catalogues;
import dev.dyno.contracts.feed.MarketDataFeedFactory;
import dev.dyno.workloads.ConformanceCase;
import dev.dyno.workloads.FaultChecks;
import dev.dyno.workloads.Profile;
import dev.dyno.workloads.feed.conformance.WrongFeed.Fault;
import dev.dyno.workloads.matching.MatchingReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WrongFeedsTest {
    private static final long SEED = Long.getLong("dyno.seed", 20_267);
    private static final List<ConformanceCase<MarketDataFeedFactory>> CASES =
            FeedCases.all(MatchingReference::factory, Profile.SMOKE, SEED);

    private static MarketDataFeedFactory reference() {
        return Catalogues.load(WrongFeedsTest.class.getClassLoader())
                .entries(MarketDataFeedFactory.CONTRACT, MarketDataFeedFactory.class)
                .getFirst()
                .factory();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void isCaughtByTheCaseThatIsMadeForIt(Fault fault) {
        FaultChecks.isCaught(
                CASES, fault.caughtBy(), fault.in(reference()), "", fault + " with seed " + SEED);
    }

    @Test
    void eachCaseHasANameARuleAndAFaultOfItsOwn() {
        FaultChecks.haveNamesRulesAndFaults(
                CASES, Arrays.stream(Fault.values()).map(Fault::caughtBy).toList());
    }
}
