package dev.plumbline.loader.pipe;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.row.RowBlock;
import java.sql.SQLException;
import java.util.List;

/** The destination of a pipe's rows; called on one thread, the one that drains the pipe. */
public interface RowSink {

    /** The columns of the table a feed is for; empty when the feed names its tables itself. */
    List<String> columns(Feed feed) throws SQLException;

    /** Called when rows of a block come for the first time, before any of them. */
    Layout open(Feed feed, RowBlock block) throws SQLException;

    void accept(CopyBatch batch) throws SQLException;

    /** Whether the load is to end; asked while the input has nothing to give. */
    default boolean stopped() {
        return false;
    }

    /**
     * Every row up to here, where a chunk is full, has been handed over; only in a load in chunks.
     *
     * @param read how many rows were read, including rejected ones
     * @param digest of all of them
     */
    default void endChunk(long read, String digest) throws SQLException {}
}
