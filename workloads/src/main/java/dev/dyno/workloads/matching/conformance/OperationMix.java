package dev.dyno.workloads.matching.conformance;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.workloads.AliasTable;
import dev.dyno.workloads.SplitMix64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** How often each operation comes, as weights. Immutable. */
final class OperationMix {
    /** Every operation but clear, none of them rare. */
    static final OperationMix ALL =
            new OperationMix()
                    .with(Operation.LIMIT, 400)
                    .with(Operation.MARKET, 30)
                    .with(Operation.IOC, 60)
                    .with(Operation.FOK, 60)
                    .with(Operation.POST_ONLY, 60)
                    .with(Operation.CANCEL, 180)
                    .with(Operation.REDUCE, 60)
                    .with(Operation.REPLACE, 100)
                    .with(Operation.DUPLICATE, 15)
                    .with(Operation.STALE, 20)
                    .with(Operation.MALFORMED, 15);

    /** Every operation but clear, few of those that take many orders away. */
    static final OperationMix GROWING =
            ALL.with(Operation.LIMIT, 600)
                    .with(Operation.MARKET, 4)
                    .with(Operation.IOC, 20)
                    .with(Operation.FOK, 6);

    private final Map<Operation, Integer> weights;

    /** Creates a mix of nothing. */
    OperationMix() {
        this(new EnumMap<>(Operation.class));
    }

    private OperationMix(Map<Operation, Integer> weights) {
        this.weights = weights;
    }

    /** Returns this mix with another weight for one operation. */
    OperationMix with(Operation operation, int weight) {
        Map<Operation, Integer> changed = new EnumMap<>(Operation.class);
        changed.putAll(weights);
        changed.put(operation, weight);
        return new OperationMix(changed);
    }

    /** Returns a source of what a book with these capabilities can be asked for. */
    Function<SplitMix64, Operation> allowedBy(Set<OrderBookCapability> capabilities) {
        List<Operation> allowed =
                weights.keySet().stream()
                        .filter(operation -> operation.isAllowedBy(capabilities))
                        .toList();
        AliasTable table = new AliasTable(allowed.stream().mapToDouble(weights::get).toArray());
        return random -> allowed.get(table.next(random));
    }
}
