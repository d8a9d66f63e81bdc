package dev.dyno.peers.exchangecore;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import java.util.Set;

/** exchange-core's fast book: {@code OrderBookDirectImpl}. */
@Implementation(
        id = "exchange-core-direct",
        summary =
                "exchange-core 0.5.3, direct book: adaptive radix trees, one linked list of orders"
                        + " per side, pooled orders.",
        requiresClasses = {
            "exchange.core2.core.orderbook.OrderBookDirectImpl",
            "exchange.core2.core.orderbook.OrderBookDirectImpl$DirectOrder",
            "exchange.core2.core.orderbook.OrderBookDirectImpl$Bucket",
            "exchange.core2.core.common.MatcherTradeEvent",
            "exchange.core2.collections.art.LongAdaptiveRadixTreeMap",
            "exchange.core2.collections.art.ArtNode4",
            "net.openhft.chronicle.bytes.WriteBytesMarshallable",
            "org.slf4j.LoggerFactory"
        },
        artifact = "exchange.core2:exchange-core:0.5.3")
final class ExchangeCoreDirectOrderBook extends ExchangeCoreOrderBook {
    ExchangeCoreDirectOrderBook(OrderBookSpec spec) {
        super(spec, OrderBookDirectImpl::new, Keys.UNSIGNED);
    }

    @Override
    public Set<OrderBookCapability> capabilities() {
        return OrderBookCapability.plainBut(
                OrderBookCapability.FOK,
                OrderBookCapability.NEGATIVE_PRICES,
                OrderBookCapability.ANY_ORDER_ID);
    }
}
