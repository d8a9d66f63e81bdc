package dev.dyno.harness.toy;

import dev.dyno.contracts.Catalogue;
import dev.dyno.contracts.CatalogueProvider;
import dev.dyno.contracts.Implementation;
import dev.dyno.harness.place.LinuxThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The toy implementations. Most misbehave only beyond the counts that conformance looks at, and
 * then only after a good answer, so in the middle of a trial: the shortest trial asks more than
 * once, also where its CPU is shared.
 */
public final class Summers implements CatalogueProvider {
    /** The property that names a file which those that hang create before they do. */
    public static final String HANGING_FILE = "dyno.toy.hanging";

    static final long CONFORMANCE_COUNT = 100;
    private static final int GOOD_ANSWERS = 1;
    private static final int CHATTY_BYTES = 3 << 20;

    /** Creates the provider; called by the service loader. */
    public Summers() {}

    @Override
    public List<Catalogue<?>> catalogues() {
        return List.of(
                Catalogue.of(Summer.CONTRACT, Summer.class)
                        .reference(Loop.class, Summers::loop)
                        .candidate(Formula.class, count -> count * (count - 1) / 2)
                        .candidate(Wrong.class, count -> count)
                        .candidate(WrongLater.class, beyond(count -> -1))
                        .candidate(Throwing.class, beyond(Summers::fail))
                        .candidate(Halting.class, beyond(Summers::halt))
                        .candidate(Aborting.class, beyond(Summers::abort))
                        .candidate(Hanging.class, beyond(Summers::hang))
                        .candidate(Hoarding.class, beyond(Summers::hoard))
                        .candidate(Chatty.class, Summers::chat)
                        .candidate(Wandering.class, beyond(Summers::wander))
                        .candidate(HaltingAtOnce.class, Summers::halt)
                        .candidate(HangingAtOnce.class, Summers::hang)
                        .peer(Absent.class, Summers::loop));
    }

    private static long loop(long count) {
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += i;
        }
        return sum;
    }

    private static Summer beyond(Summer misdeed) {
        AtomicInteger answers = new AtomicInteger();
        return count ->
                count <= CONFORMANCE_COUNT || answers.getAndIncrement() < GOOD_ANSWERS
                        ? loop(count)
                        : misdeed.sumBelow(count);
    }

    private static long fail(long count) {
        throw new IllegalArgumentException("the toy refuses " + count);
    }

    private static long halt(long count) {
        Runtime.getRuntime().halt(77);
        return count;
    }

    /** Writes to an address that no process owns: the kernel ends the process. */
    private static long abort(long count) {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Method put = type.getMethod("putLong", long.class, long.class);
            put.invoke(instance.get(null), 8L, count);
            return count;
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long hang(long count) {
        String file = System.getProperty(HANGING_FILE);
        if (file != null) {
            try {
                Files.write(Path.of(file), new byte[0]);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        while (count != 0) {
            LockSupport.park();
        }
        return 0;
    }

    private static long hoard(long count) {
        Object[] chain = new Object[0];
        while (chain.length < count) {
            chain = new Object[] {chain, new long[1 << 20]};
        }
        return chain.length;
    }

    private static long chat(long count) {
        if (count > CONFORMANCE_COUNT) {
            System.out.println("x".repeat(CHATTY_BYTES));
        }
        return loop(count);
    }

    /** Undoes the binding of its own thread, as a library with an own idea of affinity would. */
    private static long wander(long count) {
        LinuxThreads threads = LinuxThreads.system();
        if (threads.isAvailable()) {
            BitSet all = new BitSet();
            all.set(0, Runtime.getRuntime().availableProcessors() + 64);
            threads.bind(0, all);
        }
        return loop(count);
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

    @Implementation(id = "aborting", summary = "Dies of a bad address on large counts.")
    private static final class Aborting {}

    @Implementation(id = "hanging", summary = "Never returns on large counts.")
    private static final class Hanging {}

    @Implementation(id = "hoarding", summary = "Uses up the heap on large counts.")
    private static final class Hoarding {}

    @Implementation(id = "chatty", summary = "Prints megabytes on large counts.")
    private static final class Chatty {}

    @Implementation(id = "wandering", summary = "Leaves its CPU on large counts.")
    private static final class Wandering {}

    @Implementation(id = "halting-at-once", summary = "Ends the process.")
    private static final class HaltingAtOnce {}

    @Implementation(id = "hanging-at-once", summary = "Never returns.")
    private static final class HangingAtOnce {}

    @Implementation(
            id = "absent",
            summary = "Needs a jar that is not there.",
            requiresClasses = "org.example.Absent",
            artifact = "org.example:absent:1")
    private static final class Absent {}
}
