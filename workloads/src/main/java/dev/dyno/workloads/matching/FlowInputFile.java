package dev.dyno.workloads.matching;

import dev.dyno.contracts.matching.OrderBookCapability;
import dev.dyno.contracts.matching.OrderBookSpec;
import dev.dyno.contracts.matching.OrderCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Stores a {@link FlowInput}: little-endian, sequences left out because they are dense.
 *
 * <pre>
 *  u64 magic | u32 version | u32 length of the workload's id | the id in UTF-8
 *  i64 seed | i32 rounds | i32 commands per operation
 *  i32 books | i32 prefill commands | i32 timed commands | i32 request digests
 *  prefill answer, answer: 2 x (i64 reports | i64 digest | i64 state hash)
 *  books x (i32 orders max | i32 width in ticks | i64 centre in ticks | i64 rules, a bit each)
 *  request digests x i64
 *  prefill and timed commands x (i64 header word | i64 order id | i64 price | i64 quantity)
 *  32 bytes SHA-256 of all bytes before
 * </pre>
 */
public final class FlowInputFile {
    private static final long MAGIC = 0x3150_4E49_4F4E_5944L;
    private static final int VERSION = 2;
    private static final int RECORD_WORDS = 4;
    private static final int FIXED_BYTES = 16 + 16 + 16 + 48;
    private static final int SPEC_BYTES = 24;
    private static final int SHA_256_BYTES = 32;
    private static final int WORKLOAD_BYTES_MAX = 256;

    /** A rule's bit is its place in this list. */
    private static final List<OrderBookCapability> RULES = List.copyOf(OrderBookCapability.rules());

    private FlowInputFile() {}

    /**
     * Writes an input so that a reader finds all of it or nothing.
     *
     * @return the SHA-256 of the content in hexadecimal
     * @throws IOException if it cannot be written
     */
    public static String write(Path file, FlowInput input) throws IOException {
        byte[] bytes = encode(input);
        Path partial = Files.createTempFile(file.toAbsolutePath().getParent(), "input", ".part");
        try {
            Files.write(partial, bytes);
            Files.move(
                    partial,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return HexFormat.of().formatHex(bytes, bytes.length - SHA_256_BYTES, bytes.length);
    }

    private static byte[] encode(FlowInput input) {
        byte[] workload = input.workload().getBytes(StandardCharsets.UTF_8);
        byte[] bytes =
                new byte
                        [Math.toIntExact(
                                sizeBytes(
                                        workload.length,
                                        input.specs().size(),
                                        input.prefillCount() + (long) input.commandCount(),
                                        input.requestDigests().length))];
        ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(VERSION).putInt(workload.length).put(workload);
        out.putLong(input.seed()).putInt(input.rounds()).putInt(input.commandsPerOperation());
        out.putInt(input.specs().size()).putInt(input.prefillCount());
        out.putInt(input.commandCount()).putInt(input.requestDigests().length);
        for (FlowAnswer answer : List.of(input.prefillAnswer(), input.answer())) {
            out.putLong(answer.reportCount());
            out.putLong(answer.reportDigest()).putLong(answer.stateHash());
        }
        for (OrderBookSpec spec : input.specs()) {
            out.putInt(spec.ordersMax()).putInt(spec.widthTicks());
            out.putLong(spec.centrePriceTicks()).putLong(bits(spec.rules()));
        }
        for (long digest : input.requestDigests()) {
            out.putLong(digest);
        }
        putCommands(out, input.prefill());
        putCommands(out, input.commands());
        putSha256(bytes);
        return bytes;
    }

    private static long bits(Set<OrderBookCapability> rules) {
        long bits = 0;
        for (OrderBookCapability rule : rules) {
            bits |= 1L << RULES.indexOf(rule);
        }
        return bits;
    }

    private static Set<OrderBookCapability> rules(long bits) {
        Set<OrderBookCapability> rules = OrderBookCapability.rules();
        rules.removeIf(rule -> ((bits >>> RULES.indexOf(rule)) & 1) == 0);
        return rules;
    }

    private static long sizeBytes(int workloadBytes, int books, long commands, long digests) {
        return FIXED_BYTES
                + (long) workloadBytes
                + (long) books * SPEC_BYTES
                + digests * Long.BYTES
                + commands * RECORD_WORDS * Long.BYTES
                + SHA_256_BYTES;
    }

    private static void putCommands(ByteBuffer out, long[] words) {
        for (int first = 0; first < words.length; first += OrderCommand.WORDS) {
            for (int word = 1; word <= RECORD_WORDS; word++) {
                out.putLong(words[first + word]);
            }
        }
    }

    private static void putSha256(byte[] bytes) {
        MessageDigest sha256 = sha256();
        int length = bytes.length - SHA_256_BYTES;
        sha256.update(bytes, 0, length);
        try {
            sha256.digest(bytes, length, SHA_256_BYTES);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Reads an input and checks it.
     *
     * @throws IOException if it cannot be read, is of another kind or version, or is damaged; the
     *     message names the file, what is wrong, and what to do
     */
    public static FlowInput read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length < FIXED_BYTES + SHA_256_BYTES) {
            throw damaged(file, "it has only " + bytes.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (in.getLong() != MAGIC) {
            throw damaged(file, "it is not a prepared order flow");
        }
        int version = in.getInt();
        if (version != VERSION) {
            throw damaged(file, "its format is version " + version + ", not " + VERSION);
        }
        byte[] expected = Arrays.copyOfRange(bytes, bytes.length - SHA_256_BYTES, bytes.length);
        MessageDigest sha256 = sha256();
        sha256.update(bytes, 0, bytes.length - SHA_256_BYTES);
        if (!MessageDigest.isEqual(expected, sha256.digest())) {
            throw damaged(file, "its checksum is wrong: it is truncated or was changed");
        }
        return decode(file, in);
    }

    private static FlowInput decode(Path file, ByteBuffer in) throws IOException {
        int workloadBytes = in.getInt();
        if (workloadBytes < 0 || workloadBytes > WORKLOAD_BYTES_MAX) {
            throw damaged(file, "its workload id has " + workloadBytes + " bytes");
        }
        byte[] workload = new byte[workloadBytes];
        in.get(workload);
        long seed = in.getLong();
        int rounds = in.getInt();
        int commandsPerOperation = in.getInt();
        int books = in.getInt();
        int prefillCount = in.getInt();
        int commandCount = in.getInt();
        int digestCount = in.getInt();
        long commandsInAll = (long) prefillCount + commandCount;
        if (sizeBytes(workloadBytes, books, commandsInAll, digestCount) != in.capacity()) {
            throw damaged(file, "its counts do not agree with its size");
        }
        FlowAnswer prefillAnswer = new FlowAnswer(in.getLong(), in.getLong(), in.getLong());
        FlowAnswer answer = new FlowAnswer(in.getLong(), in.getLong(), in.getLong());
        List<OrderBookSpec> specs = new ArrayList<>();
        for (int book = 0; book < books; book++) {
            int ordersMax = in.getInt();
            int widthTicks = in.getInt();
            long centreTicks = in.getLong();
            specs.add(new OrderBookSpec(ordersMax, centreTicks, widthTicks, rules(in.getLong())));
        }
        long[] requestDigests = new long[digestCount];
        for (int i = 0; i < digestCount; i++) {
            requestDigests[i] = in.getLong();
        }
        return new FlowInput(
                new String(workload, StandardCharsets.UTF_8),
                seed,
                specs,
                getCommands(in, prefillCount),
                getCommands(in, commandCount),
                rounds,
                commandsPerOperation,
                prefillAnswer,
                answer,
                requestDigests);
    }

    private static long[] getCommands(ByteBuffer in, int count) {
        long[] words = new long[count * OrderCommand.WORDS];
        for (int index = 0; index < count; index++) {
            int first = index * OrderCommand.WORDS;
            words[first] = index;
            for (int word = 1; word <= RECORD_WORDS; word++) {
                words[first + word] = in.getLong();
            }
        }
        return words;
    }

    private static IOException damaged(Path file, String reason) {
        return new IOException(
                "cannot use the input " + file + ": " + reason + "; prepare it again");
    }
}
