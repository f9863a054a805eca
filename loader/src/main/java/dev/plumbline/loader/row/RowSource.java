package dev.plumbline.loader.row;

import java.util.List;

/** Reads records one after another; single-threaded; the caller closes. */
public interface RowSource extends AutoCloseable {

    /**
     * Advances to the next record; false at the end.
     *
     * @throws SourceException when the input is not what it should be. Where {@link SourceException#recoverable()} holds, one
     *     record was malformed and has been passed: calling {@code next} again goes on with the record after it. Otherwise the
     *     source is at its end for good.
     */
    boolean next();

    /** The current record, valid until the next call of {@link #next()}; the same object may be handed out again. */
    SourceRow row();

    /**
     * Offers the records behind the current one as long as they are plain and taken, and goes behind them; returns how many were.
     * There is no current record afterwards, unless the answer is 0. Never needed: {@link #next()} reads those records too.
     */
    default int plain(PlainRows rows) {
        return 0;
    }

    /** The columns that the last record, or a header without any behind it, named; empty when none did. */
    default List<String> columns() {
        return List.of();
    }

    /** How far the reading has come. */
    ReadProgress progress();

    /** Statements of SQL files that were passed over because they are not data; empty for other formats. */
    default List<Skipped> skipped() {
        return List.of();
    }

    @Override
    void close();
}
