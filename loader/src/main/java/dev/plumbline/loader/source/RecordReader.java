package dev.plumbline.loader.source;

import java.util.List;

/** Reads the records of one file. */
interface RecordReader {

    /** As {@link RowSource#next}. */
    boolean next();

    Row row();

    /** As {@link RowSource#plain}. */
    default int plain(PlainRows rows) {
        return 0;
    }

    default List<Skipped> skipped() {
        return List.of();
    }
}
