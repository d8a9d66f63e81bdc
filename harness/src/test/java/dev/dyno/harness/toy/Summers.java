package dev.dyno.harness.toy;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Implementation;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The toy implementations. They misbehave only beyond the counts that conformance looks at. */
public final class Summers implements CatalogueProvider {
    static final long CONFORMANCE_COUNT = 100;

    /** Creates the provider; called by the service loader. */
    public Summers() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(Summer.CONTRACT, Summer.class)
                        .reference(Loop.class, Summers::loop)
                        .candidate(Formula.class, count -> count * (count - 1) / 2)
                        .candidate(Wrong.class, count -> count)
                        .candidate(WrongLater.class, beyond(() -> -1))
                        .candidate(Throwing.class, beyond(Summers::fail))
                        .candidate(Halting.class, beyond(Summers::halt))
                        .candidate(Hanging.class, beyond(Summers::hang))
                        .candidate(Hoarding.class, beyond(Summers::hoard))
                        .peer(Absent.class, Summers::loop));
    }

    private static long loop(long count) {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += i;
        }
        return sum;
    }

    private interface Misdeed {
        long commit();
    }

    private static Summer beyond(Misdeed misdeed) {
        return count -> count <= CONFORMANCE_COUNT ? loop(count) : misdeed.commit();
    }

    private static long fail() {
        throw new IllegalArgumentException("the toy refuses");
    }

    private static long halt() {
        Runtime.getRuntime().halt(134);
        return 0;
    }

    private static long hang() {
        while (true) {
            LockSupport.park();
        }
    }

    private static long hoard() {
        Object[] chain = new Object[0];
        while (chain.length < 3) {
            chain = new Object[] {chain, new long[1 << 20]};
        }
        return chain.length;
    }

    @Implementation(id = "loop", summary = "Adds one by one.")
    private static final class Loop {}

    @Implementation(id = "formula", summary = "Gauss.")
    private static final class Formula {}

    @Implementation(id = "wrong", summary = "Is wrong at once.")
    private static final class Wrong {}

    @Implementation(id = "wrong-later", summary = "Is wrong on large counts.")
    private static final class WrongLater {}

    @Implementation(id = "throwing", summary = "Throws on large counts.")
    private static final class Throwing {}

    @Implementation(id = "halting", summary = "Ends the process on large counts.")
    private static final class Halting {}

    @Implementation(id = "hanging", summary = "Never returns on large counts.")
    private static final class Hanging {}

    @Implementation(id = "hoarding", summary = "Uses up the heap on large counts.")
    private static final class Hoarding {}

    @Implementation(
            id = "absent",
            summary = "Needs a jar that is not there.",
            requiresClasses = "org.example.Absent",
            artifact = "org.example:absent:1")
    private static final class Absent {}
}
