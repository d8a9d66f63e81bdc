package dev.dyno.contracts.gateway;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One message between client and gateway: a header of eight bytes and some words, all of them
 * little-endian. A frame's type says how many words it has, so that no length has to be believed.
 *
 * <pre>
 *  byte 0-1  magic 0x4459
 *  byte 2    version 1
 *  byte 3    type
 *  byte 4-7  bytes behind the header, as the type demands
 *  byte 8-   words of 8 bytes
 * </pre>
 */
public final class Frame {
    /** From the client: an order command, in the words of a command. */
    public static final int COMMAND = 1;

    /**
     * From the gateway: a report. Its words are sequence, header, order id, maker's order id, price
     * and quantity.
     */
    public static final int REPORT = 2;

    /** From the gateway: a command is durable and applied. Its word is the command's sequence. */
    public static final int ACKNOWLEDGED = 3;

    /** From the gateway: a command was refused. Its words are the order id and the reason. */
    public static final int REFUSED = 4;

    /**
     * From the gateway, which then closes: what was sent is no frame. Its word is the fault's code.
     */
    public static final int FAULT = 5;

    /** The bytes of a header. */
    public static final int HEADER_BYTES = 8;

    /** The most words that a frame has. */
    public static final int WORDS_MAX = 8;

    /** The most bytes that a frame has. */
    public static final int BYTES_MAX = HEADER_BYTES + WORDS_MAX * Long.BYTES;

    private static final int MAGIC = 0x4459;
    private static final int VERSION = 1;
    private static final int[] WORDS = {0, 8, 6, 1, 2, 1};

    /** Who sends a frame. */
    public enum Sender {
        /** Whoever has connected. */
        CLIENT,
        /** Whoever was connected to. */
        GATEWAY
    }

    /** What is wrong with bytes that are no frame. */
    public enum Fault {
        /** They do not begin as a frame does. */
        MAGIC(1),
        /** The version is another one. */
        VERSION(2),
        /** No such type is sent this way. */
        TYPE(3),
        /** The length is not what the type demands; oversized frames are among these. */
        LENGTH(4),
        /** The connection ended within a frame. */
        CUT(5);

        private final long code;

        Fault(long code) {
            this.code = code;
        }

        /** Returns the word by which a client is told of it. */
        public long code() {
            return code;
        }
    }

    private Frame() {}

    /** Returns an empty buffer in the byte order of frames. */
    public static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns how many words frames of a type have.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    public static int words(int type) {
        if (type < COMMAND || type > FAULT) {
            throw new IllegalArgumentException(
                    "type " + type + " is outside " + COMMAND + ".." + FAULT);
        }
        return WORDS[type];
    }

    /** Returns how many bytes frames of a type have. */
    public static int bytes(int type) {
        return HEADER_BYTES + words(type) * Long.BYTES;
    }

    /**
     * Appends a frame to a buffer with room for it.
     *
     * @param words hold the frame's words
     * @param firstWord where in them they begin
     */
    public static void put(ByteBuffer target, int type, long[] words, int firstWord) {
        int count = words(type);
        target.putShort((short) MAGIC).put((byte) VERSION).put((byte) type);
        target.putInt(count * Long.BYTES);
        for (int word = 0; word < count; word++) {
            target.putLong(words[firstWord + word]);
        }
    }

    /** Returns the type of the frame whose header begins here. */
    public static int type(ByteBuffer source, int at) {
        return source.get(at + 3) & 0xFF;
    }

    /**
     * Looks at a header.
     *
     * @param source holds at least a header's bytes from {@code at} on
     * @param sender who has sent it: clients send commands only, and gateways everything else
     * @return what is wrong with it, or null if it is sound
     */
    public static @Nullable Fault check(ByteBuffer source, int at, Sender sender) {
        if ((source.getShort(at) & 0xFFFF) != MAGIC) {
            return Fault.MAGIC;
        }
        if (source.get(at + 2) != VERSION) {
            return Fault.VERSION;
        }
        int type = type(source, at);
        boolean isSent =
                switch (sender) {
                    case CLIENT -> type == COMMAND;
                    case GATEWAY -> type >= REPORT && type <= FAULT;
                };
        if (!isSent) {
            return Fault.TYPE;
        }
        return source.getInt(at + 4) == words(type) * Long.BYTES ? null : Fault.LENGTH;
    }

    /** Reads the words of the frame whose header begins here. */
    public static void words(ByteBuffer source, int at, long[] target) {
        int count = words(type(source, at));
        for (int word = 0; word < count; word++) {
            target[word] = source.getLong(at + HEADER_BYTES + word * Long.BYTES);
        }
    }
}
