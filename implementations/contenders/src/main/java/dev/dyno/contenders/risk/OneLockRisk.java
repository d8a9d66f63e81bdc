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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The reference: objects and a map, each method under the same lock. */
@Implementation(
        id = "one-lock",
        summary = "The reference: all accounts in objects, and one lock around every call.")
final class OneLockRisk implements PreTradeRisk {
    /** One account; what it has of an instrument lies behind its cash. */
    private static final class Account {
        private final RiskLimits limits;
        private final long[] available;
        private final long[] free;
        private final long[] held;
        private boolean isStopped;
        private long window = Long.MIN_VALUE;
        private int ordersInWindow;
        private int openOrders;

        Account(RiskAccount begin, int instruments) {
            limits = begin.limits();
            free = new long[1 + instruments];
            held = new long[1 + instruments];
            Arrays.fill(free, begin.position());
            free[0] = begin.cash();
            available = free.clone();
        }

        /** Makes something free, and so available. */
        void add(int asset, long amount) {
            free[asset] += amount;
            available[asset] += amount;
        }

        boolean isBeyondWindow(long time) {
            long current = Math.floorDiv(time, limits.windowTime());
            ordersInWindow = current == window ? ordersInWindow + 1 : 1;
            window = current;
            return ordersInWindow > limits.ordersPerWindowMax();
        }
    }

    /** Tells orders of different books apart. */
    private record Key(int instrument, long orderId) {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::instrument).thenComparingLong(Key::orderId);
    }

    /** An order in a book, and what is left of it. */
    private static final class Order {
        private final int account;
        private final int instrument;
        private final int side;
        private final long priceTicks;
        private long open;

        Order(int account, int instrument, int side, long priceTicks, long open) {
            this.account = account;
            this.instrument = instrument;
            this.side = side;
            this.priceTicks = priceTicks;
            this.open = open;
        }

        static Order of(OrderCommand command) {
            return new Order(
                    command.account(),
                    command.instrument(),
                    command.side(),
                    command.priceTicks(),
                    command.quantity());
        }

        boolean buys() {
            return side == Side.BUY;
        }

        /** Returns what it holds: cash, or one of the instruments behind it. */
        int asset() {
            return buys() ? CASH : 1 + instrument;
        }

        /** Returns how much of that a part of it needs. */
        long need(long quantity) {
            return buys() ? priceTicks * quantity : quantity;
        }
    }

    private static final int CASH = 0;

    private final List<Account> accounts = new ArrayList<>();
    private final long[] lastTicks;
    private final Map<Key, Order> orders = new TreeMap<>(Key.ORDER);
    private @Nullable Order entering;
    private int instrument;
    private boolean isStarted;

    OneLockRisk(RiskSpec spec) {
        lastTicks = spec.referencePricesTicks().stream().mapToLong(Long::longValue).toArray();
        for (RiskAccount account : spec.accounts()) {
            accounts.add(new Account(account, lastTicks.length));
        }
    }

    private boolean isAccount(int account) {
        return account >= 1 && account <= accounts.size();
    }

    private Account account(int number) {
        return accounts.get(number - 1);
    }

    @Override
    public synchronized int check(OrderCommand command, long time) {
        if (!isAccount(command.account())) {
            return RiskVerdict.UNKNOWN_ACCOUNT;
        }
        if (OrderChecks.lowersRisk(command)) {
            return RiskVerdict.ALLOWED;
        }
        Account account = account(command.account());
        if (!OrderChecks.entersPlainOrder(command)) {
            return RiskVerdict.NOT_COVERED;
        }
        if (account.isStopped) {
            return RiskVerdict.STOPPED;
        }
        if (account.isBeyondWindow(time)) {
            return RiskVerdict.TOO_MANY_IN_WINDOW;
        }
        int instrument = command.instrument();
        if (instrument < 0 || instrument >= lastTicks.length) {
            return RiskVerdict.UNKNOWN_INSTRUMENT;
        }
        int verdict = OrderChecks.verdict(command, account.limits, lastTicks[instrument]);
        return verdict == RiskVerdict.ALLOWED ? hold(account, Order.of(command)) : verdict;
    }

    private static int hold(Account account, Order order) {
        long need = order.need(order.open);
        if (account.openOrders == account.limits.openOrdersMax()) {
            return RiskVerdict.TOO_MANY_OPEN;
        }
        if (account.available[order.asset()] < need) {
            return order.buys() ? RiskVerdict.INSUFFICIENT_CASH : RiskVerdict.INSUFFICIENT_POSITION;
        }
        account.available[order.asset()] -= need;
        account.openOrders++;
        return RiskVerdict.ALLOWED;
    }

    @Override
    public synchronized void retract(OrderCommand command) {
        if (!OrderChecks.lowersRisk(command)) {
            Order order = Order.of(command);
            Account account = account(order.account);
            account.available[order.asset()] += order.need(order.open);
            account.openOrders--;
        }
    }

    @Override
    public synchronized void stop(int account) {
        account(account).isStopped = true;
    }

    @Override
    public synchronized void resume(int account) {
        account(account).isStopped = false;
    }

    @Override
    public synchronized void start() {
        isStarted = true;
    }

    @Override
    public synchronized void applying(long[] words, int firstWord) {
        OrderCommand command = new OrderCommand().wrap(words, firstWord / OrderCommand.WORDS);
        instrument = command.instrument();
        entering = null;
        if (isAccount(command.account()) && OrderChecks.entersPlainOrder(command)) {
            Order order = Order.of(command);
            Account account = account(order.account);
            long need = order.need(order.open);
            account.free[order.asset()] -= need;
            account.held[order.asset()] += need;
            if (!isStarted) {
                account.available[order.asset()] -= need;
                account.openOrders++;
            }
            entering = order;
        }
    }

    @Override
    public synchronized void report(
            long sequence,
            int header,
            long orderId,
            long makerOrderId,
            long priceTicks,
            long quantity) {
        Key key = new Key(instrument, orderId);
        switch (header & 0xFF) {
            case ReportType.ACCEPTED -> {
                if (entering != null) {
                    orders.put(key, entering);
                }
            }
            case ReportType.REJECTED -> end(entering);
            case ReportType.TRADE -> {
                lastTicks[instrument] = priceTicks;
                trade(key, priceTicks, quantity);
                trade(new Key(instrument, makerOrderId), priceTicks, quantity);
            }
            case ReportType.CANCELLED, ReportType.REPLACED -> end(orders.remove(key));
            case ReportType.REDUCED -> reduce(orders.get(key), quantity);
            default -> {}
        }
    }

    private void end(@Nullable Order order) {
        if (order != null) {
            release(order, order.open);
            account(order.account).openOrders--;
        }
    }

    private void reduce(@Nullable Order order, long left) {
        if (order != null) {
            release(order, order.open - left);
            order.open = left;
        }
    }

    private void release(Order order, long quantity) {
        Account account = account(order.account);
        account.held[order.asset()] -= order.need(quantity);
        account.add(order.asset(), order.need(quantity));
    }

    private void trade(Key key, long priceTicks, long quantity) {
        Order order = orders.get(key);
        if (order == null) {
            return;
        }
        Account account = account(order.account);
        account.held[order.asset()] -= order.need(quantity);
        if (order.buys()) {
            account.add(CASH, order.need(quantity) - priceTicks * quantity);
            account.add(1 + order.instrument, quantity);
        } else {
            account.add(CASH, priceTicks * quantity);
        }
        order.open -= quantity;
        if (order.open == 0) {
            orders.remove(key);
            account.openOrders--;
        }
    }

    @Override
    public synchronized void forEachWord(LongConsumer words) {
        words.accept(lastTicks.length);
        words.accept(accounts.size());
        Arrays.stream(lastTicks).forEach(words);
        for (Account account : accounts) {
            for (int asset = 0; asset <= lastTicks.length; asset++) {
                words.accept(account.free[asset]);
                words.accept(account.held[asset]);
            }
        }
        orders.forEach((key, order) -> {
            words.accept(key.instrument());
            words.accept(key.orderId());
            words.accept(order.account);
            words.accept(order.side);
            words.accept(order.priceTicks);
            words.accept(order.open);
        });
    }

    @Override
    public synchronized void restore(long[] words) {
        RiskWords.check(words, lastTicks.length, accounts.size());
        int at = RiskWords.FIRST_PRICE;
        for (int index = 0; index < lastTicks.length; index++) {
            lastTicks[index] = words[at++];
        }
        for (Account account : accounts) {
            for (int asset = 0; asset <= lastTicks.length; asset++) {
                account.free[asset] = words[at++];
                account.held[asset] = words[at++];
                account.available[asset] = account.free[asset];
            }
        }
        for (; at < words.length; at += RiskWords.ORDER_WORDS) {
            int ofInstrument = (int) words[at];
            Order order =
                    new Order(
                            (int) words[at + 2],
                            ofInstrument,
                            (int) words[at + 3],
                            words[at + 4],
                            words[at + 5]);
            orders.put(new Key(ofInstrument, words[at + 1]), order);
            account(order.account).openOrders++;
        }
    }

    @Override
    public synchronized long availableCash(int account) {
        return account(account).available[0];
    }

    @Override
    public synchronized long availablePosition(int account, int instrument) {
        return account(account).available[1 + instrument];
    }

    @Override
    public synchronized long freeCash(int account) {
        return account(account).free[0];
    }

    @Override
    public synchronized long freePosition(int account, int instrument) {
        return account(account).free[1 + instrument];
    }

    @Override
    public synchronized long heldCash(int account) {
        return account(account).held[0];
    }

    @Override
    public synchronized long heldPosition(int account, int instrument) {
        return account(account).held[1 + instrument];
    }
}
