package dev.dyno.peers.exchangecore;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import java.util.Set;

/** exchange-core's plain book: {@code OrderBookNaiveImpl}. */
@Implementation(
        id = "exchange-core-naive",
        summary =
                "exchange-core 0.5.3, naive book: a tree map of levels, a linked hash map per"
                        + " level.",
        requiresClasses = {
            "exchange.core2.core.orderbook.OrderBookNaiveImpl",
            "exchange.core2.core.orderbook.OrdersBucketNaive",
            "exchange.core2.core.common.Order",
            "exchange.core2.core.common.MatcherTradeEvent",
            "org.eclipse.collections.impl.map.mutable.primitive.LongObjectHashMap",
            "net.openhft.chronicle.bytes.WriteBytesMarshallable",
            "org.slf4j.LoggerFactory"
        },
        artifact = "exchange.core2:exchange-core:0.5.3")
final class ExchangeCoreNaiveOrderBook extends ExchangeCoreOrderBook {
    ExchangeCoreNaiveOrderBook(OrderBookSpec spec) {
        super(spec, OrderBookNaiveImpl::new, Keys.SIGNED);
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return OrderBookCapability.plainBut(OrderBookCapability.FOK);
    }
}
