package dev.dyno.contenders.journal;

import static dev.dyno.contenders.journal.FrameFormat.FRAME_HEADER_BYTES;

import dev.dyno.contracts.journal.Journal;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Collects the records of the next frame. One thread at a time. */
final class FrameBuffer {
    private final ByteBuffer bytes;
    private final int capacity;
    private final CRC32C crc = new CRC32C();
    private int count;

    /** Creates an empty frame with room for so many records. */
    FrameBuffer(int capacity) {
        this.capacity = capacity;
        this.bytes = FrameFormat.buffer(FrameFormat.frameBytes(capacity));
    }

    boolean isFull() {
        return count == capacity;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    void add(long[] words, int firstWord) {
        int at = FRAME_HEADER_BYTES + count * Journal.RECORD_BYTES;
        for (int word = 0; word < Journal.RECORD_WORDS; word++) {
            bytes.putLong(at + word * Long.BYTES, words[firstWord + word]);
        }
        count++;
    }

    /** Makes a frame of the records; returns its chain. */
    int seal(long firstIndex, int chain) {
        return FrameFormat.seal(bytes, firstIndex, count, chain, crc);
    }

    /** Returns the sealed frame, ready to be written. */
    ByteBuffer sealed() {
        return bytes;
    }

    void clear() {
        bytes.clear();
        count = 0;
    }
}
