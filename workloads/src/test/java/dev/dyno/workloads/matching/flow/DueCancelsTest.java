package dev.dyno.workloads.matching.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.contracts.matching.Reason;
import dev.dyno.contracts.matching.Side;
import dev.dyno.workloads.SplitMix64;
import dev.dyno.workloads.matching.flow.LiveOrders.Listing;
import org.junit.jupiter.api.Test;

final class DueCancelsTest {
    private static final int ORDERS_MAX = 2000;
    private static final int NEVER = -1;

    private final LiveOrders live = new LiveOrders(2, ORDERS_MAX, Listing.UNORDERED);
    private final DueCancels due = new DueCancels(2, ORDERS_MAX);

    private int arrive(int instrument, int age) {
        int id = live.sent(instrument);
        live.accepted(id, Side.BUY, id, 100, 5);
        live.settle();
        due.arrived(instrument, id, age);
        return id;
    }

    @Test
    void ageZeroIsDueAtOnce() {
        int id = arrive(0, 0);
        assertThat(due.next(0, live)).isEqualTo(id);
        assertThat(due.next(0, live)).isEqualTo(DueCancels.NONE);
    }

    @Test
    void anOrderIsDueAfterSoManyNewerOnesOfItsOwnInstrument() {
        for (int age : new int[] {1, 2, 63, CancelAges.AGE_MAX}) {
            int id = arrive(0, age);
            for (int newer = 1; newer <= age; newer++) {
                assertThat(due.next(0, live)).as("age %d", age).isEqualTo(DueCancels.NONE);
                arrive(1, NEVER);
                arrive(0, NEVER);
            }
            assertThat(due.next(0, live)).as("age %d", age).isEqualTo(id);
            assertThat(due.next(1, live)).isEqualTo(DueCancels.NONE);
        }
    }

    @Test
    void whatIsGoneIsNeverDue() {
        int filled = arrive(0, 1);
        int resting = arrive(0, 0);
        live.cancelled(9, Side.BUY, Reason.NONE, filled, 100, 5);
        assertThat(due.next(0, live)).isEqualTo(resting);
        assertThat(due.next(0, live)).isEqualTo(DueCancels.NONE);
    }

    @Test
    void ordersThatAreDueTogetherAreAllHandedOut() {
        int first = arrive(0, 2);
        int second = arrive(0, 1);
        int third = arrive(0, 0);
        int[] handedOut = {due.next(0, live), due.next(0, live), due.next(0, live)};
        assertThat(handedOut).containsExactlyInAnyOrder(first, second, third);
    }

    /** The quantiles that the class states, which are those of real order data. */
    @Test
    void agesHaveTheStatedQuantiles() {
        SplitMix64 random = new SplitMix64(4);
        int draws = 400_000;
        int[] atMost = new int[CancelAges.AGE_MAX + 1];
        for (int draw = 0; draw < draws; draw++) {
            atMost[CancelAges.next(random)]++;
        }
        for (int age = 1; age < atMost.length; age++) {
            atMost[age] += atMost[age - 1];
        }
        assertThat(atMost[0] / (double) draws).isBetween(0.087, 0.093);
        assertThat(atMost[3] / (double) draws).isBetween(0.495, 0.505);
        assertThat(atMost[11] / (double) draws).isBetween(0.897, 0.903);
        assertThat(atMost[158] / (double) draws).isBetween(0.989, 0.991);
        assertThat(atMost[CancelAges.AGE_MAX]).isEqualTo(draws);
    }
}
