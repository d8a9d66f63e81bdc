package dev.dyno.workloads.matching.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The fields of a ring between one producer and one consumer, each on cache lines of its own.
 *
 * <p><b>Idea.</b> Both sides count records for ever in 64 bits; a record's slot is its count modulo
 * the capacity. The producer writes slots and then moves {@code published}; the consumer reads
 * slots and then moves {@code consumed}. Each side keeps the last value that it saw of the other's
 * count, and looks again only when that value leaves it no room or no work. After Lamport,
 * "Specifying Concurrent Program Modules", ACM TOPLAS 5(2), 1983, and Giacomoni, Moseley,
 * Vachharajani, "FastForward for Efficient Pipeline Parallelism", PPoPP 2008.
 *
 * <table>
 * <caption>Fields, who touches them, and how</caption>
 * <tr><th>field</th><th>written by</th><th>read by</th><th>mode</th><th>guard</th></tr>
 * <tr><td>words[slot]</td><td>producer</td><td>consumer</td><td>plain</td>
 * <td>slot in consumed..published: the consumer's, else the producer's</td></tr>
 * <tr><td>produced, consumedSeen, staged[word], stagedFrom, stagedTo</td><td>producer</td>
 * <td>producer</td><td>plain</td><td>one thread</td></tr>
 * <tr><td>published</td><td>producer</td><td>consumer</td><td>release, acquire</td>
 * <td>hands written slots over</td></tr>
 * <tr><td>consumed</td><td>consumer</td><td>producer</td><td>release, acquire</td>
 * <td>hands read slots back; the consumer reads its own plain</td></tr>
 * <tr><td>publishedSeen</td><td>consumer</td><td>consumer</td><td>plain</td>
 * <td>one thread</td></tr>
 * <tr><td>closed</td><td>any</td><td>whoever waits</td><td>volatile</td><td>none</td></tr>
 * </table>
 *
 * <p>Each group has at least 128 bytes on both sides, so that neither the neighbouring line's
 * prefetch nor a machine with 128-byte lines makes two threads share one:
 *
 * <pre>
 *  | header, 128 B pad | words, mask, closed | 128 B pad | produced, consumedSeen, | 128 B pad
 *  |                     read by both                      staged; producer only
 *  | published         | 128 B pad | consumed, publishedSeen | 128 B pad |
 *    producer writes,               consumer writes; the
 *    consumer polls                 producer looks when full
 * </pre>
 *
 * The slots themselves are not padded: the sides meet in a line only when one has caught up.
 */
final class SpscFields {
    /** The order in which {@code published} hands slots to the consumer. */
    static final VarHandle PUBLISHED;

    /** The order in which {@code consumed} hands slots back to the producer. */
    static final VarHandle CONSUMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PUBLISHED = lookup.findVarHandle(Published.class, "published", long.class);
            CONSUMED = lookup.findVarHandle(Consumer.class, "consumed", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private SpscFields() {}

    /** Keeps what lies before the object in the heap away. */
    abstract static class FrontPad {
        long f00, f01, f02, f03;
        long f04, f05, f06, f07;
        long f08, f09, f10, f11;
        long f12, f13, f14, f15;
    }

    /** What never changes, and the flag that ends waiting. */
    abstract static class Shared extends FrontPad {
        /** The slots. */
        final long[] words;

        /** The capacity less one. */
        final long mask;

        /** Whether whoever waits for the other side gives up. */
        volatile boolean closed;

        Shared(int capacity, int wordsPerRecord) {
            if (Integer.bitCount(capacity) != 1) {
                throw new IllegalArgumentException(
                        "the capacity is " + capacity + ", which is not a power of two");
            }
            words = new long[Math.multiplyExact(capacity, wordsPerRecord)];
            mask = capacity - 1L;
        }
    }

    /** Keeps what both read away from what the producer writes. */
    abstract static class SharedPad extends Shared {
        long s00, s01, s02, s03;
        long s04, s05, s06, s07;
        long s08, s09, s10, s11;
        long s12, s13, s14, s15;

        SharedPad(int capacity, int wordsPerRecord) {
            super(capacity, wordsPerRecord);
        }
    }

    /** The producer's own. */
    abstract static class Producer extends SharedPad {
        /** How many records have been written, published or not. */
        long produced;

        /** The last value seen of {@code consumed}. */
        long consumedSeen;

        /** Records that are to be copied into slots together; of no words if there is no stage. */
        final long[] staged;

        /** The first word of {@code staged} that was not yet copied. */
        int stagedFrom;

        /** The word of {@code staged} behind the last record. */
        int stagedTo;

        Producer(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord);
            staged = new long[Math.multiplyExact(stageRecords, wordsPerRecord)];
        }
    }

    /** Keeps the producer's own away from what the consumer polls. */
    abstract static class ProducerPad extends Producer {
        long p00, p01, p02, p03;
        long p04, p05, p06, p07;
        long p08, p09, p10, p11;
        long p12, p13, p14, p15;

        ProducerPad(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord, stageRecords);
        }
    }

    /** What the consumer polls. */
    abstract static class Published extends ProducerPad {
        /** How many records the consumer may read. */
        long published;

        Published(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord, stageRecords);
        }
    }

    /** Keeps what the producer writes away from what the consumer writes. */
    abstract static class PublishedPad extends Published {
        long m00, m01, m02, m03;
        long m04, m05, m06, m07;
        long m08, m09, m10, m11;
        long m12, m13, m14, m15;

        PublishedPad(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord, stageRecords);
        }
    }

    /** The consumer's own, and its count. */
    abstract static class Consumer extends PublishedPad {
        /** How many records the producer may overwrite. */
        long consumed;

        /** The last value seen of {@code published}. */
        long publishedSeen;

        Consumer(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord, stageRecords);
        }
    }

    /** Keeps what lies behind the object in the heap away. */
    abstract static class BackPad extends Consumer {
        long b00, b01, b02, b03;
        long b04, b05, b06, b07;
        long b08, b09, b10, b11;
        long b12, b13, b14, b15;

        BackPad(int capacity, int wordsPerRecord, int stageRecords) {
            super(capacity, wordsPerRecord, stageRecords);
        }
    }
}
