package dev.dyno.workloads.risk.flow;

import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.OrderType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.workloads.SplitMix64;
import java.util.Collections;
import java.util.stream.IntStream;

/**
 * Commands of accounts, each of which follows from its index and the seed: orders of every covered
 * type around one price, and now and then one that breaks a limit. Every second command cancels an
 * order that was entered a fixed number of commands before, so that books do not grow for ever; one
 * in sixteen of the longer-lived orders is reduced instead, and stays until it trades. Half of the
 * accounts have too little for all they want. The id of an order is the index of its command. One
 * thread at a time.
 */
public final class RiskFlow {
    /** How many books there are. */
    public static final int INSTRUMENTS = 4;

    private static final long REFERENCE_TICKS = 1_000;
    private static final long COLLAR_TICKS = 40;
    private static final int QUANTITY_MAX = 64;
    private static final long PLENTY = 1L << 32;
    private static final long POOR_UNITS = 120;
    private static final long POOR_POSITION = 60;
    private static final int OPEN_ORDERS_MAX = 6;
    private static final int COMMANDS_PER_TIME = 64;
    private static final int ORDERS_PER_TIME_MAX = 5;
    private static final int PERIOD = 8;
    private static final long AGE = 129;
    private static final long LONG_AGE = 513;

    private final long seed;
    private final int accounts;
    private final OrderCommand command = new OrderCommand();

    /** Creates the flow of a seed; equal seeds give equal commands. */
    public RiskFlow(long seed, int accounts) {
        this.seed = SplitMix64.mix(seed);
        this.accounts = accounts;
    }

    /** Returns accounts, of which every second one is poor. */
    public static RiskSpec spec(int accounts) {
        RiskLimits limits =
                new RiskLimits(
                        QUANTITY_MAX,
                        QUANTITY_MAX * REFERENCE_TICKS,
                        COLLAR_TICKS,
                        OPEN_ORDERS_MAX,
                        ORDERS_PER_TIME_MAX,
                        1);
        RiskAccount rich = new RiskAccount(PLENTY, PLENTY, limits);
        RiskAccount poor = new RiskAccount(POOR_UNITS * REFERENCE_TICKS, POOR_POSITION, limits);
        return new RiskSpec(
                Collections.nCopies(INSTRUMENTS, REFERENCE_TICKS),
                IntStream.range(0, accounts)
                        .mapToObj(index -> index % 2 == 0 ? rich : poor)
                        .toList());
    }

    /** Returns the logical time of the command with this index. */
    public static long timeOf(long index) {
        return index / COMMANDS_PER_TIME;
    }

    /** Writes the command with this index to the first slot of an array. */
    public void copyTo(long index, long[] words) {
        long random = random(index);
        command.wrap(words, 0);
        int place = (int) index % PERIOD;
        if (place == 0 && index >= LONG_AGE) {
            lower(index, index - LONG_AGE, bits(random, 20, 4) == 0 ? 1 + bits(random, 24, 4) : 0);
        } else if (place % 2 == 0 && index >= AGE) {
            lower(index, index - AGE, 0);
        } else {
            enter(index, random, bits(random, 0, 3) == 0);
        }
    }

    private void lower(long index, long target, long quantity) {
        if (quantity == 0) {
            command.cancel(index, target);
        } else {
            command.reduce(index, target, quantity);
        }
        long random = random(target);
        command.instrument(instrumentOf(random)).account(accountOf(random));
    }

    private void enter(long index, long random, boolean breaksALimit) {
        int side = (int) bits(random, 40, 1) == 0 ? Side.BUY : Side.SELL;
        int type = bits(random, 44, 3) == 0 ? (int) bits(random, 47, 3) % 5 : OrderType.LIMIT;
        long price = REFERENCE_TICKS + bits(random, 16, 4) - 8;
        long quantity = 1 + bits(random, 24, 5);
        if (breaksALimit) {
            price += bits(random, 32, 1) == 0 ? 2 * COLLAR_TICKS : 0;
            quantity += bits(random, 33, 1) == 0 ? QUANTITY_MAX : 0;
        }
        command.enter(index, side, type, index, price, quantity)
                .instrument(instrumentOf(random))
                .account(accountOf(random));
    }

    private static int instrumentOf(long random) {
        return (int) bits(random, 50, 2);
    }

    private int accountOf(long random) {
        return 1 + (int) Math.unsignedMultiplyHigh(SplitMix64.mix(random), accounts);
    }

    private long random(long index) {
        return SplitMix64.mix(seed + index);
    }

    private static long bits(long word, int from, int count) {
        return word >>> from & (1L << count) - 1;
    }
}
