package dev.dyno.contenders.engine;

import dev.dyno.contracts.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Which shard each instrument belongs to, as a file that is replaced whole. Absent until the first
 * move. Little-endian: magic, number of shards, number of instruments, a shard for each, CRC32C.
 */
final class RoutesFile {
    private static final String NAME = "routes";
    private static final String NEW_NAME = "routes.new";
    private static final long MAGIC = 0x31_7365_7475_6F72L;
    private static final int FIXED_BYTES = Long.BYTES + 2 * Integer.BYTES;

    private final SnapshotFolder folder;
    private final int shards;
    private final int instruments;

    RoutesFile(SnapshotFolder folder, int shards, int instruments) {
        this.folder = folder;
        this.shards = shards;
        this.instruments = instruments;
    }

    /**
     * Returns the shard of each instrument.
     *
     * @throws EngineException if the file is damaged, or of other shards or instruments
     */
    int[] read() {
        try {
            folder.make();
            if (folder.names().contains(NAME)) {
                return decode(bytes());
            }
        } catch (IOException failure) {
            throw EngineException.storage(folder.path(NAME) + " cannot be read", failure);
        }
        int[] routes = new int[instruments];
        for (int instrument = 0; instrument < instruments; instrument++) {
            routes[instrument] = instrument % shards;
        }
        return routes;
    }

    private ByteBuffer bytes() throws IOException {
        try (InputStream in = folder.open(NAME)) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private int[] decode(ByteBuffer in) {
        int end = in.capacity() - Integer.BYTES;
        if (end < FIXED_BYTES || in.getInt(end) != checksum(in, end) || in.getLong() != MAGIC) {
            throw EngineException.corrupt(folder.path(NAME), "its checksum or its form is wrong");
        }
        int ofShards = in.getInt();
        int ofInstruments = in.getInt();
        if (ofShards != shards || ofInstruments != instruments) {
            throw new EngineException(
                    EngineException.Kind.MISMATCH,
                    "%s routes %d instruments to %d shards; this engine has %d and %d"
                            .formatted(
                                    folder.path(NAME),
                                    ofInstruments,
                                    ofShards,
                                    instruments,
                                    shards),
                    null);
        }
        int[] routes = new int[instruments];
        in.asIntBuffer().get(routes);
        return routes;
    }

    private static int checksum(ByteBuffer of, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(of.slice(0, end));
        return (int) checksum.getValue();
    }

    /** Replaces the file; when this returns, the routes outlive a loss of power. */
    void write(int[] routes) throws IOException {
        int bytes = FIXED_BYTES + (routes.length + 1) * Integer.BYTES;
        ByteBuffer out = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(MAGIC).putInt(shards).putInt(routes.length);
        for (int shard : routes) {
            out.putInt(shard);
        }
        out.putInt(checksum(out, out.position())).flip();
        try (SnapshotFolder.Output file = folder.create(NEW_NAME)) {
            file.write(out);
            file.force();
        }
        folder.rename(NEW_NAME, NAME);
        folder.force();
    }
}
