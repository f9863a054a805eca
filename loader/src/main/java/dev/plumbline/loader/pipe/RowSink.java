package dev.plumbline.loader.pipe;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.row.RowBlock;
import java.sql.SQLException;
import java.util.List;

/** Where the rows of a pipe go; called on one thread, the one that drains the pipe. */
public interface RowSink {

    /** The columns of the table a feed is for; empty when the feed names its tables itself. */
    List<String> columns(Feed feed) throws SQLException;

    /** Called when rows of a block come for the first time, before any of them. */
    Layout open(Feed feed, RowBlock block) throws SQLException;

    void accept(CopyBatch batch) throws SQLException;

    /** Whether the load is to end; looked at while the input has nothing to give. */
    default boolean stopped() {
        return false;
    }

    /**
     * All rows up to here, which make a chunk full, have been handed over; of a load in chunks only.
     *
     * @param read how many rows were read, rejected ones included
     * @param digest of all of them
     */
    default void endChunk(long read, String digest) throws SQLException {}
}
