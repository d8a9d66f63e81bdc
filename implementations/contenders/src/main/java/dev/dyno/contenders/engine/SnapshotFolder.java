package dev.dyno.contenders.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of an engine's snapshots, as far as they need it: the seam at which tests cut, lose
 * and refuse writes.
 */
interface SnapshotFolder {
    /** A file that is being written. */
    interface Output extends AutoCloseable {
        /** Writes all that remains in the buffer behind what was written before. */
        void write(ByteBuffer source) throws IOException;

        /** Returns when the contents outlive a loss of power. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Makes the folder if it is absent. */
    void make() throws IOException;

    /** Returns the names of all files, in no order. */
    List<String> names() throws IOException;

    /** Opens a file that exists. */
    InputStream open(String name) throws IOException;

    /** Creates a file, emptying it if it exists. */
    Output create(String name) throws IOException;

    /** Renames a file; what had the new name is gone. */
    void rename(String from, String to) throws IOException;

    /** Removes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Returns when the folder's entries outlive a loss of power. */
    void force() throws IOException;

    /** Returns how a user would name a file. */
    Path path(String name);
}
