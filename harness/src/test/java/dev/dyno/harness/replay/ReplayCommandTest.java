package dev.dyno.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyno.harness.cli.CommandRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplayCommandTest {
    private static final int NEW = 0;
    private static final int CANCEL = 1;
    private static final int MODIFY = 2;
    private static final long MAGIC = 0x4D45_4257_5F30_3031L;

    @TempDir private Path folder;

    /** Builds the bytes of an order file, record by record. */
    private static final class Bytes {
        private final ByteBuffer data = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        private int count;

        Bytes() {
            data.putLong(MAGIC).putInt(1).putInt(0);
        }

        Bytes add(int type, int side, int ioc, long orderId, long priceTicks, long quantity) {
            data.put((byte) type).put((byte) side).put((byte) ioc).put((byte) 0);
            data.putInt((int) quantity).putLong(count++).putLong(orderId).putLong(priceTicks);
            data.putLong(0).putInt(12, count);
            return this;
        }

        byte[] bytes() {
            return Arrays.copyOf(data.array(), data.position());
        }
    }

    private static Bytes sample() {
        return new Bytes()
                .add(NEW, 1, 0, 1, 100, 5)
                .add(NEW, 1, 0, 2, 101, 5)
                .add(NEW, 0, 0, 3, 99, 4)
                .add(MODIFY, 0, 0, 3, 101, 7)
                .add(NEW, 0, 1, 4, 200, 9)
                .add(CANCEL, 0, 0, 9, 0, 0)
                .add(MODIFY, 0, 0, 9, 50, 1)
                .add(NEW, 0, 0, -1, 98, 4_294_967_295L)
                .add(CANCEL, 0, 0, -1, 0, 0);
    }

    private static final String SAMPLE_TEXT =
            """
            0,0,1,1,100,5
            0,1,1,2,101,5
            0,2,0,3,99,4
            1,3,100,5,1,3
            1,3,101,2,2,3
            3,3,0,3,101,7
            0,4,0,4,200,9
            1,4,101,3,2,4
            2,4,0,4,200
            4,5,9
            5,6,9
            0,7,0,18446744073709551615,98,4294967295
            2,8,0,18446744073709551615,98\
            """;

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private CommandRun replay(byte[] bytes, String... more) throws IOException {
        return replay(file("orders.bin", bytes), more);
    }

    private static CommandRun replay(Path orders, String... more) {
        return CommandRun.of(
                Stream.concat(
                                Stream.of("replay", "--orders", orders.toString()),
                                Stream.of(more.length == 0 ? only() : more))
                        .toArray(String[]::new));
    }

    private static String[] only() {
        return new String[] {"--book", "tree-map"};
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] with(int offset, int value) {
        byte[] bytes = sample().bytes();
        bytes[offset] = (byte) value;
        return bytes;
    }

    private void refusedAt(long offset, byte[] bytes) throws IOException {
        refusedAt(offset, replay(bytes));
    }

    private static void refusedAt(long offset, CommandRun run) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").contains("offset " + offset + ")");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).doesNotContain("sha256");
    }

    @Test
    void writesTheCanonicalTextAndItsDigestLast() throws IOException {
        Path reports = folder.resolve("reports.txt");
        CommandRun run =
                replay(sample().bytes(), "--book", "tree-map", "--reports", reports.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(Files.readString(reports)).isEqualTo(SAMPLE_TEXT);
        assertThat(run.out().lines().toList().getLast()).isEqualTo("sha256 " + sha256(SAMPLE_TEXT));
        assertThat(run.out()).contains("9 messages").contains("messages/s");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("orders.bin", "reports.txt");
        }
    }

    @Test
    void readsGzipByItsContent() throws IOException {
        for (String name : List.of("orders.bin.gz", "orders.bin")) {
            CommandRun run = replay(file(name, gzip(sample().bytes())));
            assertThat(run.out())
                    .endsWith("sha256 " + sha256(SAMPLE_TEXT) + System.lineSeparator());
        }
    }

    @Test
    void allWritesOneFilePerBookAndEndsWithOneLineEach() throws IOException {
        Path reports = folder.resolve("reports.txt");
        CommandRun run = replay(sample().bytes(), "--book", "all", "--reports", reports.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out().lines().toList().getLast()).startsWith("sha256 ");
        List<String> results =
                run.out().lines().filter(line -> line.startsWith("sha256 ")).toList();
        assertThat(results).contains("sha256 " + sha256(SAMPLE_TEXT) + " tree-map");
        for (String result : results) {
            String id = result.substring(result.lastIndexOf(' ') + 1);
            assertThat(folder.resolve("reports.txt." + id)).hasContent(SAMPLE_TEXT);
        }
        assertThat(reports).doesNotExist();
    }

    @Test
    void anEmptyFileHasTheDigestOfNothing() throws IOException {
        assertThat(replay(new Bytes().bytes()).out().lines().toList().getLast())
                .isEqualTo("sha256 " + sha256(""));
    }

    @Test
    void refusesBadHeaders() throws IOException {
        refusedAt(0, new byte[0]);
        refusedAt(7, Arrays.copyOf(sample().bytes(), 7));
        refusedAt(0, with(0, 'x'));
        refusedAt(3, with(3, 'x'));
        refusedAt(8, with(8, 2));
    }

    @Test
    void refusesCountsThatDisagree() throws IOException {
        byte[] whole = sample().bytes();
        refusedAt(whole.length - 1, Arrays.copyOf(whole, whole.length - 1));
        refusedAt(whole.length - 40, Arrays.copyOf(whole, whole.length - 40));
        refusedAt(whole.length, Arrays.copyOf(whole, whole.length + 1));
        refusedAt(whole.length, with(12, 10));
        refusedAt(whole.length - 40, with(12, 8));
    }

    @Test
    void refusesBadRecordsAtTheirFirstBadByte() throws IOException {
        int second = 16 + 40;
        refusedAt(second, with(second, 3));
        refusedAt(second + 1, with(second + 1, 2));
        refusedAt(second + 2, with(second + 2, 2));
        refusedAt(second + 4, with(second + 4, 0));
        refusedAt(second + 8, with(second + 8, 2));
        refusedAt(second + 15, with(second + 15, 1));
        refusedAt(second + 24, with(second + 29, 2));
        refusedAt(second + 16, sameIdTwice());
    }

    private static byte[] sameIdTwice() {
        return new Bytes().add(NEW, 0, 0, 1, 100, 5).add(NEW, 0, 0, 1, 100, 5).bytes();
    }

    @Test
    void refusesCorruptGzip() throws IOException {
        byte[] packed = gzip(sample().bytes());
        byte[] cutOff = Arrays.copyOf(packed, packed.length - 9);
        CommandRun run = replay(file("cut.bin.gz", cutOff));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cut off").contains("offset");
        byte[] wrongSum = packed.clone();
        wrongSum[packed.length - 6] ^= 1;
        run = replay(file("sum.bin.gz", wrongSum));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("corrupt").contains("offset");
        refusedAt(0, replay(file("head.bin.gz", Arrays.copyOf(packed, 5))));
        refusedAt(0, replay(file("plain.bin.gz", sample().bytes())));
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        refusedAt(12, replay(sample().bytes(), "--book", "tree-map", "--max-messages", "8"));
        CommandRun run = replay(sample().bytes(), "--book", "tree-map", "--max-orders", "2");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("raise --max-orders").contains("offset " + (16 + 80 + 16));
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        assertThat(replay(folder.resolve("none.bin")).err()).contains("does not exist");
        assertThat(replay(folder.resolve("none.bin")).exitCode()).isEqualTo(2);
        assertThat(replay(folder).err()).contains("is a folder");
        CommandRun unknown = replay(sample().bytes(), "--book", "tree-mop");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'tree-map'?");
    }

    @Test
    void leavesNothingWhereReportsCannotBeWritten() throws IOException {
        CommandRun missing = replayTo(folder.resolve("missing/reports.txt"), sample().bytes());
        assertThat(missing.exitCode()).as(missing.toString()).isEqualTo(3);
        assertThat(missing.err()).contains("cannot be written").doesNotContain("Exception");
        assertThat(replayTo(folder, sample().bytes()).exitCode()).isEqualTo(3);
        Path orders = folder.resolve("orders.bin");
        assertThat(replayTo(orders, sample().bytes()).exitCode()).isEqualTo(2);
        assertThat(orders).hasBinaryContent(sample().bytes());
    }

    @Test
    void aRefusedFileLeavesTheOldReportsAlone() throws IOException {
        Path reports = Files.writeString(folder.resolve("reports.txt"), "old");
        refusedAt(16 + 40 + 16, replayTo(reports, sameIdTwice()));
        assertThat(reports).hasContent("old");
    }

    private CommandRun replayTo(Path reports, byte[] bytes) throws IOException {
        return replay(bytes, "--book", "tree-map", "--reports", reports.toString());
    }
}
