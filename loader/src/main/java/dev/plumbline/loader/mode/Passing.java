package dev.plumbline.loader.mode;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Feed;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Layouts;
import dev.plumbline.loader.copy.RowSink;
import dev.plumbline.loader.reject.Reject;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.source.Block;
import java.sql.SQLException;
import java.util.List;

/** Lets rows pass without doing anything to them, for a reading that only wants their digest. */
final class Passing implements RowSink, RejectSink {

    private final Tables tables;

    Passing(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<String> columns(Feed feed) throws SQLException {
        return tables.of(feed).map(t -> t.columnNames()).orElse(List.of());
    }

    @Override
    public Layout open(Feed feed, Block block) throws SQLException {
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
