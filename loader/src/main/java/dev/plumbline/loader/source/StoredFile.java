package dev.plumbline.loader.source;

import dev.plumbline.loader.row.SourceException;
import java.io.IOException;
import java.io.InputStream;

/**
 * One file to be read.
 *
 * @param name as the user gave it
 * @param size in bytes as stored, -1 when not known
 * @param opener opens it, once
 * @param given whether the caller gave an open stream, to be closed even when nothing was read
 */
record StoredFile(String name, long size, StreamOpener opener, boolean given) {

    /** Opens a file. */
    @FunctionalInterface
    interface StreamOpener {
        InputStream open() throws IOException;
    }

    InputStream open() {
        try {
            return opener.open();
        } catch (IOException e) {
            throw SourceException.fatal(name, 0, -1, "cannot be opened: " + e, e);
        }
    }

    /** Releases a file that is not going to be read. */
    void discard() {
        if (given) {
            try (InputStream unread = open()) {
                unread.skip(0);
            } catch (IOException e) {
                throw SourceException.fatal(name, 0, -1, "cannot be closed: " + e, e);
            }
        }
    }
}
