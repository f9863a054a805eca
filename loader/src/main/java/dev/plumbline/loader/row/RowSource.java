package dev.plumbline.loader.row;

import java.util.List;

/** Reads records one after another; single-threaded; closed by the caller. */
public interface RowSource extends AutoCloseable {

    /**
     * Advances to the next record; false at the end.
     *
     * @throws SourceException when the input is malformed. Where {@link SourceException#recoverable()} holds, that is one record, which
     *     has been passed: calling {@code next} again goes on with the record after it. Otherwise the source has ended.
     */
    boolean next();

    /** The current record, valid until the next call of {@link #next()}; the same object may be returned again. */
    SourceRow row();

    /**
     * Offers the records after the current one as long as they are plain and taken, and moves past them; returns how many were. There is
     * no current record afterwards, unless the result is 0. Never required: {@link #next()} reads those records too.
     */
    default int plain(PlainRows rows) {
        return 0;
    }

    /** The columns named by the last record, or by a header without any record after it; empty when none did. */
    default List<String> columns() {
        return List.of();
    }

    /** How far the source has been read. */
    ReadProgress progress();

    /** Statements of SQL files that were skipped because they are not data; empty for other formats. */
    default List<Skipped> skipped() {
        return List.of();
    }

    @Override
    void close();
}
