package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.matching.flow.LiveOrders.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LiveOrdersTest {
    private static final int ORDERS_MAX = 100;
    private static final int GROUP = 1;

    private static LiveOrders resting(Listing listing, int count) {
        LiveOrders live = new LiveOrders(2, ORDERS_MAX, listing);
        for (int index = 0; index < count; index++) {
            int id = live.sent(GROUP);
            live.accepted(index, Side.BUY, id, 50 + id, 10);
        }
        live.settle();
        return live;
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void idsAreDenseFromOneAndAcceptedOrdersRest(Listing listing) {
        LiveOrders live = resting(listing, 5);
        assertThat(live.sentCount()).isEqualTo(5);
        assertThat(live.count(GROUP)).isEqualTo(5);
        assertThat(live.count(0)).isZero();
        assertThat(live.at(GROUP, 4)).isEqualTo(5);
        assertThat(live.group(5)).isEqualTo(GROUP);
        assertThat(live.priceTicks(5)).isEqualTo(55);
        assertThat(live.openQuantity(5)).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void tradesTakeMakersAwayWhenTheyAreFilled(Listing listing) {
        LiveOrders live = resting(listing, 3);
        int taker = live.sent(GROUP);
        live.accepted(9, Side.SELL, taker, 50, 14);
        live.traded(9, Side.SELL, taker, 1, 51, 10);
        live.traded(9, Side.SELL, taker, 2, 52, 4);
        live.settle();
        assertThat(live.isLive(1)).isFalse();
        assertThat(live.isLive(2)).isTrue();
        assertThat(live.openQuantity(2)).isEqualTo(6);
        assertThat(live.isLive(taker)).isFalse();
        assertThat(live.count(GROUP)).isEqualTo(2);
    }

    @Test
    void anUnfilledRestThatIsCancelledNeverRests() {
        LiveOrders live = resting(Listing.UNORDERED, 1);
        int taker = live.sent(GROUP);
        live.accepted(9, Side.SELL, taker, 50, 14);
        live.traded(9, Side.SELL, taker, 1, 51, 10);
        live.cancelled(9, Side.SELL, Reason.UNFILLED_REST, taker, 50, 4);
        live.settle();
        assertThat(live.count(GROUP)).isZero();
    }

    @Test
    void refusedOrdersNeverRest() {
        LiveOrders live = resting(Listing.UNORDERED, 1);
        int refused = live.sent(GROUP);
        live.rejected(9, 6, Reason.BOOK_FULL, refused);
        live.settle();
        assertThat(live.isLive(refused)).isFalse();
        assertThat(live.count(GROUP)).isEqualTo(1);
    }

    @Test
    void replacesAndReducesSetWhatIsOpen() {
        LiveOrders live = resting(Listing.BY_ARRIVAL, 2);
        live.replaced(9, Side.BUY, 1, 70, 3);
        live.reduced(10, Side.BUY, 2, 52, 4);
        live.settle();
        assertThat(live.openQuantity(1)).isEqualTo(3);
        assertThat(live.priceTicks(1)).isEqualTo(70);
        assertThat(live.openQuantity(2)).isEqualTo(4);
        assertThat(live.count(GROUP)).isEqualTo(2);
    }

    @Test
    void byArrivalKeepsTheOrderThroughRemovals() {
        LiveOrders live = resting(Listing.BY_ARRIVAL, 6);
        live.cancelled(9, Side.BUY, Reason.NONE, 3, 53, 10);
        live.cancelled(9, Side.BUY, Reason.NONE, 1, 51, 10);
        assertThat(live.count(GROUP)).isEqualTo(4);
        int[] left = {2, 4, 5, 6};
        for (int position = 0; position < left.length; position++) {
            assertThat(live.at(GROUP, position)).isEqualTo(left[position]);
        }
    }

    @ParameterizedTest
    @EnumSource(Listing.class)
    void anyOrderIsPickedAsOften(Listing listing) {
        LiveOrders live = resting(listing, 50);
        for (int id = 1; id <= 50; id += 5) {
            live.cancelled(9, Side.BUY, Reason.NONE, id, 50 + id, 10);
        }
        SplitMix64 random = new SplitMix64(3);
        int[] picked = new int[51];
        for (int draw = 0; draw < 40_000; draw++) {
            picked[live.any(GROUP, random)]++;
        }
        for (int id = 1; id <= 50; id++) {
            if (id % 5 == 1) {
                assertThat(picked[id]).isZero();
            } else {
                assertThat(picked[id]).as("id %d", id).isBetween(800, 1200);
            }
        }
    }
}
