package dev.plumbline.loader.engine.chunk;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Layouts;
import dev.plumbline.loader.engine.table.TargetLookup;
import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.RowBlock;
import java.sql.SQLException;
import java.util.List;

/** Discards rows, for a reading that only needs their digest. */
final class DiscardingSink implements RowSink, RejectSink {

    private final TargetLookup tables;

    DiscardingSink(TargetLookup tables) {
        this.tables = tables;
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        return tables.of(feed).map(t -> t.columnNames()).orElse(List.of());
    }

    @Override
    public Layout open(Feed feed, RowBlock block) throws SQLException {
        return Layouts.of(block, tables.of(feed, block), false, false);
    }

    @Override
    public void accept(CopyBatch batch) {}

    @Override
    public void reject(Reject reject) {}

    @Override
    public long count() {
        return 0;
    }
}
