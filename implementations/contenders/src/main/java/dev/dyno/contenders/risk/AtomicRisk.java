package dev.dyno.contenders.risk;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderCommand;
import dev.dyno.contracts.matching.ReportType;
import dev.dyno.contracts.matching.Side;
import dev.dyno.contracts.risk.PreTradeRisk;
import dev.dyno.contracts.risk.RiskAccount;
import dev.dyno.contracts.risk.RiskLimits;
import dev.dyno.contracts.risk.RiskSpec;
import dev.dyno.contracts.risk.RiskVerdict;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * No lock: whoever checks takes what an order needs off one word, and the core gives it back.
 *
 * <p><b>Idea.</b> Each account has a row of words that checks and the core share, and what an order
 * needs is one of them: cash, or one instrument. A check takes by comparing and setting, and only
 * if enough is there, so that no word is ever below 0 by a check; the core gives by adding. Whoever
 * takes the second of two things and fails gives the first one back. All else, orders and what
 * follows from the reports, belongs to the core alone, so that checks do not touch it and the core
 * waits for nobody.
 *
 * <pre>
 *        16 words    16 words, or a multiple               16 words, or a multiple
 *  ----+-----------+-------------------------------------+------------------------
 *      | keeps off | stopped window room cash pos0 pos1..| the next account's row
 *  ----+-----------+-------------------------------------+------------------------
 * </pre>
 *
 * <table>
 * <caption>Fields</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>rows: room, cash, positions</td><td>checks, core</td><td>checks</td>
 * <td>take: acquire, give: release</td><td>compare and set, never below 0</td></tr>
 * <tr><td>rows: window</td><td>checks</td><td>checks</td><td>opaque, compare and set</td>
 * <td>one word says which window and how many</td></tr>
 * <tr><td>rows: stopped</td><td>any</td><td>checks</td><td>volatile, acquire</td>
 * <td>none</td></tr>
 * <tr><td>lastTicks</td><td>core</td><td>checks</td><td>opaque</td><td>none</td></tr>
 * <tr><td>free, held, orders, entering...</td><td>core</td><td>core</td><td>plain</td>
 * <td>one thread</td></tr>
 * </table>
 */
@Implementation(
        id = "atomic-rows",
        summary = "Each account's amounts in words of its own, taken by compare-and-set.",
        hotClasses = OpenOrders.class)
final class AtomicRisk implements PreTradeRisk {
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

    /** What neighbouring cache lines are kept apart by, in words: two lines of 64 bytes. */
    private static final int LINE_WORDS = 16;

    private static final int STOPPED = 0;
    private static final int WINDOW = 1;
    private static final int ROOM = 2;
    private static final int CASH = 3;
    private static final int FIRST_POSITION = 4;

    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final long WINDOW_MASK = -1L >>> COUNT_BITS;

    private final int instruments;
    private final int accounts;
    private final int rowWords;
    private final RiskLimits[] limits;
    private final long[] rows;
    private final long[] lastTicks;
    private final long[] free;
    private final long[] held;
    private final OpenOrders orders;
    private final OrderCommand command = new OrderCommand();
    private boolean isStarted;
    private boolean isEntering;
    private int instrument;

    AtomicRisk(RiskSpec spec) {
        instruments = spec.referencePricesTicks().size();
        accounts = spec.accounts().size();
        rowWords = (FIRST_POSITION + instruments + LINE_WORDS - 1) / LINE_WORDS * LINE_WORDS;
        rows = new long[Math.toIntExact(LINE_WORDS + (long) accounts * rowWords)];
        lastTicks = spec.referencePricesTicks().stream().mapToLong(Long::longValue).toArray();
        free = new long[Math.toIntExact((long) accounts * (1 + instruments))];
        held = new long[free.length];
        limits = spec.accounts().stream().map(RiskAccount::limits).toArray(RiskLimits[]::new);
        orders = new OpenOrders(spec.openOrdersMax());
        for (int account = 1; account <= accounts; account++) {
            RiskAccount begin = spec.accounts().get(account - 1);
            int row = row(account);
            rows[row + ROOM] = begin.limits().openOrdersMax();
            rows[row + CASH] = begin.cash();
            Arrays.fill(
                    rows,
                    row + FIRST_POSITION,
                    row + FIRST_POSITION + instruments,
                    begin.position());
            System.arraycopy(rows, row + CASH, free, core(account), 1 + instruments);
        }
    }

    /** Returns where an account's words begin that are shared. */
    private int row(int account) {
        return LINE_WORDS + (account - 1) * rowWords;
    }

    /** Returns where an account's words begin that belong to the core: cash, then positions. */
    private int core(int account) {
        return (account - 1) * (1 + instruments);
    }

    private boolean isAccount(int account) {
        return account >= 1 && account <= accounts;
    }

    private static boolean take(long[] rows, int word, long amount) {
        while (true) {
            long there = (long) WORDS.getOpaque(rows, word);
            if (there < amount) {
                return false;
            }
            if (WORDS.weakCompareAndSetAcquire(rows, word, there, there - amount)) {
                return true;
            }
        }
    }

    // The sum before is of no use to whoever gives.
    @SuppressWarnings("ReturnValueIgnored")
    private static void give(long[] rows, int word, long amount) {
        WORDS.getAndAddRelease(rows, word, amount);
    }

    @Override
    public int check(OrderCommand order, long time) {
        int account = order.account();
        if (!isAccount(account)) {
            return RiskVerdict.UNKNOWN_ACCOUNT;
        }
        if (OrderChecks.lowersRisk(order)) {
            return RiskVerdict.ALLOWED;
        }
        if (!OrderChecks.entersPlainOrder(order)) {
            return RiskVerdict.NOT_COVERED;
        }
        int row = row(account);
        if ((long) WORDS.getAcquire(rows, row + STOPPED) != 0) {
            return RiskVerdict.STOPPED;
        }
        RiskLimits limit = limits[account - 1];
        if (isBeyondWindow(rows, row + WINDOW, limit, time)) {
            return RiskVerdict.TOO_MANY_IN_WINDOW;
        }
        int ofInstrument = order.instrument();
        if (ofInstrument < 0 || ofInstrument >= instruments) {
            return RiskVerdict.UNKNOWN_INSTRUMENT;
        }
        long referenceTicks = (long) WORDS.getOpaque(lastTicks, ofInstrument);
        int verdict = OrderChecks.verdict(order, limit, referenceTicks);
        return verdict == RiskVerdict.ALLOWED ? hold(row, order) : verdict;
    }

    private static boolean isBeyondWindow(long[] rows, int word, RiskLimits limit, long time) {
        long window = Math.floorDiv(time, limit.windowTime()) & WINDOW_MASK;
        long most = limit.ordersPerWindowMax();
        while (true) {
            long there = (long) WORDS.getOpaque(rows, word);
            long before = there >>> COUNT_BITS == window ? there & COUNT_MASK : 0;
            if (before >= most) {
                return true;
            }
            long counted = window << COUNT_BITS | before + 1;
            if (WORDS.weakCompareAndSetPlain(rows, word, there, counted)) {
                return false;
            }
        }
    }

    private int hold(int row, OrderCommand order) {
        if (!take(rows, row + ROOM, 1)) {
            return RiskVerdict.TOO_MANY_OPEN;
        }
        if (take(rows, row + assetOf(order), needOf(order))) {
            return RiskVerdict.ALLOWED;
        }
        give(rows, row + ROOM, 1);
        return OrderChecks.buys(order)
                ? RiskVerdict.INSUFFICIENT_CASH
                : RiskVerdict.INSUFFICIENT_POSITION;
    }

    /** Returns which word of a row an order needs. */
    private static int assetOf(OrderCommand order) {
        return OrderChecks.buys(order) ? CASH : FIRST_POSITION + order.instrument();
    }

    private static long needOf(OrderCommand order) {
        return need(OrderChecks.buys(order), order.priceTicks(), order.quantity());
    }

    private static long need(boolean buys, long priceTicks, long quantity) {
        return buys ? priceTicks * quantity : quantity;
    }

    @Override
    public void retract(OrderCommand order) {
        if (!OrderChecks.lowersRisk(order)) {
            int row = row(order.account());
            give(rows, row + assetOf(order), needOf(order));
            give(rows, row + ROOM, 1);
        }
    }

    @Override
    public void stop(int account) {
        WORDS.setVolatile(rows, row(account) + STOPPED, 1L);
    }

    @Override
    public void resume(int account) {
        WORDS.setVolatile(rows, row(account) + STOPPED, 0L);
    }

    @Override
    public void start() {
        isStarted = true;
    }

    @Override
    public void applying(long[] words, int firstWord) {
        command.wrap(words, firstWord / OrderCommand.WORDS);
        instrument = command.instrument();
        isEntering = isAccount(command.account()) && OrderChecks.entersPlainOrder(command);
        if (isEntering) {
            long need = needOf(command);
            int word = core(command.account()) + assetOf(command) - CASH;
            free[word] -= need;
            held[word] += need;
            if (!isStarted) {
                int row = row(command.account());
                give(rows, row + assetOf(command), -need);
                give(rows, row + ROOM, -1);
            }
        }
    }

    @Override
    public void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        switch (header & 0xFF) {
            case ReportType.ACCEPTED -> enter(orderId);
            case ReportType.REJECTED -> refuse();
            case ReportType.TRADE -> {
                WORDS.setOpaque(lastTicks, instrument, priceTicks);
                trade(orders.find(instrument, orderId), priceTicks, quantity);
                trade(orders.find(instrument, makerOrderId), priceTicks, quantity);
            }
            case ReportType.CANCELLED, ReportType.REPLACED ->
                    leave(orders.find(instrument, orderId), 0);
            case ReportType.REDUCED -> leave(orders.find(instrument, orderId), quantity);
            default -> {}
        }
    }

    private void enter(long orderId) {
        if (isEntering) {
            orders.add(
                    orderId,
                    command.account(),
                    instrument,
                    command.side(),
                    command.priceTicks(),
                    command.quantity());
        }
    }

    private void refuse() {
        if (isEntering) {
            long need = needOf(command);
            int asset = assetOf(command) - CASH;
            held[core(command.account()) + asset] -= need;
            free(command.account(), asset, need);
            give(rows, row(command.account()) + ROOM, 1);
        }
    }

    /** Releases what an order holds beyond what is left of it, and the order if nothing is. */
    private void leave(int slot, long left) {
        if (slot == OpenOrders.NONE) {
            return;
        }
        int account = orders.account(slot);
        boolean buys = orders.buys(slot);
        long need = need(buys, orders.priceTicks(slot), orders.open(slot) - left);
        int asset = buys ? 0 : 1 + instrument;
        held[core(account) + asset] -= need;
        free(account, asset, need);
        setOpen(slot, left);
    }

    private void trade(int slot, long priceTicks, long quantity) {
        if (slot == OpenOrders.NONE) {
            return;
        }
        int account = orders.account(slot);
        int core = core(account);
        if (orders.buys(slot)) {
            long need = orders.priceTicks(slot) * quantity;
            held[core] -= need;
            free(account, 0, need - priceTicks * quantity);
            free(account, 1 + instrument, quantity);
        } else {
            held[core + 1 + instrument] -= quantity;
            free(account, 0, priceTicks * quantity);
        }
        setOpen(slot, orders.open(slot) - quantity);
    }

    private void setOpen(int slot, long open) {
        if (open == 0) {
            give(rows, row(orders.account(slot)) + ROOM, 1);
            orders.remove(slot);
        } else {
            orders.setOpen(slot, open);
        }
    }

    /** Makes something free, and so available. */
    private void free(int account, int asset, long amount) {
        free[core(account) + asset] += amount;
        give(rows, row(account) + CASH + asset, amount);
    }

    @Override
    public void forEachWord(LongConsumer words) {
        words.accept(instruments);
        words.accept(accounts);
        Arrays.stream(lastTicks).forEach(words);
        for (int word = 0; word < free.length; word++) {
            words.accept(free[word]);
            words.accept(held[word]);
        }
        orders.forEachWord(words);
    }

    @Override
    public void restore(long[] words) {
        RiskWords.check(words, instruments, accounts);
        int at = RiskWords.FIRST_PRICE;
        System.arraycopy(words, at, lastTicks, 0, instruments);
        at += instruments;
        for (int word = 0; word < free.length; word++) {
            free[word] = words[at++];
            held[word] = words[at++];
        }
        for (int account = 1; account <= accounts; account++) {
            System.arraycopy(free, core(account), rows, row(account) + CASH, 1 + instruments);
        }
        for (; at < words.length; at += RiskWords.ORDER_WORDS) {
            int account = (int) words[at + 2];
            int side = (int) words[at + 3] == Side.BUY ? Side.BUY : Side.SELL;
            orders.add(words[at + 1], account, (int) words[at], side, words[at + 4], words[at + 5]);
            rows[row(account) + ROOM]--;
        }
    }

    @Override
    public long availableCash(int account) {
        return (long) WORDS.getAcquire(rows, row(account) + CASH);
    }

    @Override
    public long availablePosition(int account, int ofInstrument) {
        return (long) WORDS.getAcquire(rows, row(account) + FIRST_POSITION + ofInstrument);
    }

    @Override
    public long freeCash(int account) {
        return free[core(account)];
    }

    @Override
    public long freePosition(int account, int ofInstrument) {
        return free[core(account) + 1 + ofInstrument];
    }

    @Override
    public long heldCash(int account) {
        return held[core(account)];
    }

    @Override
    public long heldPosition(int account, int ofInstrument) {
        return held[core(account) + 1 + ofInstrument];
    }
}
