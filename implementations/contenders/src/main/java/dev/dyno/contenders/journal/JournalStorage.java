package dev.dyno.contenders.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder of one journal, as far as a journal needs it: the seam at which tests lose, tear and
 * misdirect writes.
 */
interface JournalStorage {
    /** One open file. */
    interface File extends AutoCloseable {
        /** Writes all that remains in the buffer at this offset. */
        void write(ByteBuffer source, long offset) throws IOException;

        /** Returns the whole contents, ready to be read. */
        ByteBuffer readAll() throws IOException;

        /** Returns when the contents outlive a loss of power. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** Makes the folder if it is absent. */
    void makeFolder() throws IOException;

    /** Returns the names of all files, in no order. */
    List<String> names() throws IOException;

    /** Creates a file, emptying it if it exists. */
    File create(String name) throws IOException;

    /** Opens a file that exists. */
    File open(String name) throws IOException;

    /** Renames a file; the new name is absent. */
    void rename(String from, String to) throws IOException;

    /** Removes a file, if it is there. */
    void delete(String name) throws IOException;

    /** Returns when the folder's entries outlive a loss of power. */
    void forceFolder() throws IOException;

    /** Returns how a user would name a file. */
    Path path(String name);
}
