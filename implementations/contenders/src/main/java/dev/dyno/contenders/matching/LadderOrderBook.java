package dev.dyno.contenders.matching;

import dev.dyno.contracts.Implementation;
import dev.dyno.contracts.matching.OrderBook;
import dev.dyno.contracts.matching.OrderBookSpec;

/** The ladder in an array on the heap. */
@Implementation(
        id = "ladder",
        summary =
                "A window of ticks with a three-level bitmap, linked 32-byte order records, heap.",
        hotClasses = {
            TickLadderBook.class,
            PriceLadder.class,
            TickBitmap.class,
            OrderIndex.class,
            NodePool.class,
            HeapIntMemory.class
        })
final class LadderOrderBook extends TickLadderBook {
    /** Returns a ladder with those of the rules that the spec asks for and that ladders have. */
    static OrderBook create(OrderBookSpec spec) {
        return RuledLadderBook.around(new LadderOrderBook(spec), spec);
    }

    LadderOrderBook(OrderBookSpec spec) {
        super(spec, HeapIntMemory::new);
    }
}
