package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderCommand;

/** One step of a random run, kept so that the run can be repeated without some of its steps. */
sealed interface Step {
    /** Removes all orders. */
    Step CLEAR = new Clear();

    /** Writes the command. */
    OrderCommand writeTo(OrderCommand command);

    /**
     * A command without terms.
     *
     * @param header as {@link OrderCommand#put} takes it
     */
    record Command(
            long sequence, int header, int instrument, long orderId, long priceTicks, long quantity)
            implements Step {

        @Override
        public OrderCommand writeTo(OrderCommand command) {
            return command.put(sequence, header, orderId, priceTicks, quantity)
                    .instrument(instrument);
        }

        @Override
        public String toString() {
            return Wording.command(writeTo(new OrderCommand()));
        }
    }

    /**
     * A command that may have terms.
     *
     * @param command is not written to afterwards
     */
    record Ruled(OrderCommand command) implements Step {
        @Override
        public OrderCommand writeTo(OrderCommand flyweight) {
            return flyweight.copyOf(command);
        }

        @Override
        public String toString() {
            return Wording.command(command);
        }
    }

    /** Removes all orders. */
    record Clear() implements Step {
        @Override
        public OrderCommand writeTo(OrderCommand command) {
            throw new IllegalStateException("a clear is no command");
        }

        @Override
        public String toString() {
            return "clear";
        }
    }
}
