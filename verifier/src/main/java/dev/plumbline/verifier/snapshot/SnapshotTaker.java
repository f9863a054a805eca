package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.PinnedSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Takes a snapshot. */
final class SnapshotTaker {

    private final Connection connection;
    private final CatalogScope scope;
    private final RecordedRows.Detail detail;
    private final Consumer<String> progress;
    private final SortedMap<String, TableChecksum> tables = new TreeMap<>();
    private final SortedMap<String, SequenceState> sequences = new TreeMap<>();
    private final SortedMap<String, String> unread = new TreeMap<>();
    private final SortedMap<String, RecordedRows> recorded = new TreeMap<>();

    SnapshotTaker(Connection connection, CatalogScope scope, RecordedRows.Detail detail, Consumer<String> progress) {
        this.detail = detail;
        this.connection = connection;
        this.scope = scope;
        this.progress = progress;
    }

    Snapshot take() throws SQLException {
        return ConsistentRead.asking(connection, () -> PinnedSession.during(connection, this::read));
    }

    private Snapshot read() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Catalog catalog = Catalog.read(connection, scope);
        var rows = new LiveRows(connection);
        for (CatalogObject table : LiveRows.holders(catalog)) {
            progress.accept(table.identity());
            try {
                TableChecksum sum = rows.checksum(table.identity(), rows.columns(table.identity()));
                tables.put(table.identity(), sum);
                record(rows, table.identity(), sum);
            } catch (SQLException e) {
                note(rows, table.identity(), e);
            }
        }
        for (LiveRows.Sequence sequence : rows.sequences(catalog)) {
            try {
                sequences.put(sequence.name(), rows.state(sequence));
            } catch (SQLException e) {
                note(rows, sequence.name(), e);
            }
        }
        for (CatalogObject object : catalog.objects(CatalogKind.LARGE_OBJECT)) {
            if (object.property("content").isEmpty()) {
                unread.put(object.key(), "no right to read its content");
            }
        }
        return new Snapshot(
                now,
                connection.getCatalog(),
                connection.getMetaData().getDatabaseProductVersion(),
                scope,
                catalog,
                tables,
                sequences,
                unread,
                recorded);
    }

    private void record(LiveRows rows, String table, TableChecksum sum) throws SQLException {
        if (detail == RecordedRows.Detail.NONE || sum.rows() > RecordedRows.AT_MOST) {
            return;
        }
        rows.recorded(table, detail == RecordedRows.Detail.ALL).ifPresent(found -> recorded.put(table, found));
    }

    private void note(LiveRows rows, String name, SQLException e) throws SQLException {
        unread.put(name, rows.obstacle(e).orElseThrow(() -> e));
    }
}
