package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderCommand;

/** One step of a random run, kept so that the run can be repeated without some of its steps. */
sealed interface Step {
    /** Removes all orders. */
    Step CLEAR = new Clear();

    /**
     * A command.
     *
     * @param header as {@link OrderCommand#put} takes it
     */
    record Command(
            long sequence, int header, int instrument, long orderId, long priceTicks, long quantity)
            implements Step {

        /** Writes the command. */
        OrderCommand writeTo(OrderCommand command) {
            return command.put(sequence, header, orderId, priceTicks, quantity)
                    .instrument(instrument);
        }

        @Override
        public String toString() {
            return Wording.command(writeTo(new OrderCommand()));
        }
    }

    /** Removes all orders. */
    record Clear() implements Step {
        @Override
        public String toString() {
            return "clear";
        }
    }
}
