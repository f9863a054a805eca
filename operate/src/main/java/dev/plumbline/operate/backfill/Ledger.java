package dev.plumbline.operate.backfill;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.OwnSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The progress of each backfill, written in the transaction of each batch, so that a killed one resumes where it was. */
final class Ledger {
    private final Connection connection;
    private final String table;
    private final String id;

    /** The progress of one backfill. */
    record Entry(List<String> lastKey, long looked, long changed, Optional<String> finished) {}

    Ledger(Connection connection, BackfillOptions options) throws SQLException {
        this.connection = connection;
        this.table = OwnSchema.table("backfill");
        this.id = UUID.nameUUIDFromBytes(String.join("\0", options.table(), options.assignments(), options.where())
                        .getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    void create() throws SQLException {
        OwnSchema.bringOver(connection, SearchPath.home(connection).orElse("public"));
        OwnSchema.make(connection);
        if (OwnSchema.holds(connection, "backfill")) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists %s (
                      id text not null, table_name text not null, assignments text not null, condition text not null,
                      last_key text[], looked bigint not null default 0, changed bigint not null default 0,
                      started_at timestamptz not null default now(), updated_at timestamptz not null default now(),
                      finished_at timestamptz, constraint backfill_pkey primary key (id))
                    """.formatted(table));
        }
    }

    Optional<Entry> find() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select last_key, looked, changed, finished_at::timestamptz(0)::text from "
                        + table + " where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Array key = row.getArray(1);
                return Optional.of(new Entry(
                        key == null ? List.of() : List.of((String[]) key.getArray()),
                        row.getLong(2),
                        row.getLong(3),
                        Optional.ofNullable(row.getString(4))));
            }
        }
    }

    void start(BackfillOptions options) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into %s (id, table_name, assignments, condition) values (?, ?, ?, ?)
                on conflict (id) do update set last_key = null, looked = 0, changed = 0, started_at = now(),
                  updated_at = now(), finished_at = null
                """.formatted(table))) {
            insert.setString(1, id);
            insert.setString(2, options.table());
            insert.setString(3, options.assignments());
            insert.setString(4, options.where());
            insert.executeUpdate();
        }
    }

    void note(List<String> lastKey, long looked, long changed) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update %s set last_key = ?, looked = looked + ?, changed = changed + ?, updated_at = now()
                where id = ?
                """.formatted(table))) {
            update.setArray(1, connection.createArrayOf("text", lastKey.toArray()));
            update.setLong(2, looked);
            update.setLong(3, changed);
            update.setString(4, id);
            update.executeUpdate();
        }
    }

    void finish() throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update " + table + " set finished_at = now() where id = ?")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }
}
