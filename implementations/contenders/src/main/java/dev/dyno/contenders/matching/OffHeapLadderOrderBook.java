package dev.dyno.contenders.matching;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;

/** The ladder in memory outside the heap. */
@Implementation(
        id = "ladder-offheap",
        summary = "The ladder in line-aligned memory outside the heap.",
        hotClasses = {
            TickLadderBook.class,
            PriceLadder.class,
            TickBitmap.class,
            OrderIndex.class,
            NodePool.class,
            NativeIntMemory.class
        })
final class OffHeapLadderOrderBook extends TickLadderBook {
    /** Returns a ladder with those of the rules that the spec asks for and that ladders have. */
    static OrderBook create(OrderBookSpec spec) {
        return RuledLadderBook.around(new OffHeapLadderOrderBook(spec), spec);
    }

    OffHeapLadderOrderBook(OrderBookSpec spec) {
        super(spec, NativeIntMemory::new);
    }
}
