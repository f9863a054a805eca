package dev.plumbline.loader.source.record;

import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceRow;
import java.util.List;

/** Reads the records of one file. */
public interface RecordReader {

    /** As {@link RowSource#next}. */
    boolean next();

    SourceRow row();

    /** As {@link RowSource#plain}. */
    default int plain(PlainRows rows) {
        return 0;
    }

    default List<Skipped> skipped() {
        return List.of();
    }
}
