package dev.plumbline.operate.undo;

import com.github.luben.zstd.Zstd;
import dev.plumbline.catalog.Catalog;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.session.SearchPath;
import dev.plumbline.schema.pack.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tables in which steps are recorded, beside the migration histories. */
final class Bookkeeping {
    private static final int LEVEL = 3;

    private final String home;

    /** @param schema where the migration histories are */
    Bookkeeping(String schema) {
        this.home = Identifier.quote(schema) + ".";
    }

    /** The schema in which unqualified names are created; the histories are there. */
    static Bookkeeping of(Connection connection) throws SQLException {
        return new Bookkeeping(SearchPath.home(connection).orElse("public"));
    }

    /** A recorded catalogue. */
    record Recorded(String fingerprint, String catalogue) {}

    String table(String name) {
        return home + Identifier.quote(name);
    }

    void create(Connection connection) throws SQLException {
        Rows.execute(
                connection,
                "create table if not exists " + table("plumbline_step")
                        + " (phase text not null, version text not null, script text not null,"
                        + " recorded_at timestamptz not null default now(), fingerprint text not null,"
                        + " catalogue bytea not null, catalogue_length integer not null,"
                        + " constraint plumbline_step_pkey primary key (phase, version))");
        Rows.execute(
                connection,
                "create table if not exists " + table("plumbline_kept")
                        + " (kept text not null, phase text not null, version text not null, schema_name text not null,"
                        + " table_name text not null, columns text[] not null, types text[] not null, key text[] not null,"
                        + " dropped boolean not null, row_count bigint not null, now_table text, now_columns text[],"
                        + " constraint plumbline_kept_pkey primary key (kept))");
        Rows.execute(
                connection,
                "create table if not exists " + table("plumbline_kept_sequence")
                        + " (phase text not null, version text not null, sequence text not null, last_value bigint not null,"
                        + " is_called boolean not null, constraint plumbline_kept_sequence_pkey primary key (phase, version, sequence))");
        Rows.execute(
                connection,
                "create table if not exists " + table("plumbline_repeatable")
                        + " (phase text not null, script text not null, objects text[] not null,"
                        + " constraint plumbline_repeatable_pkey primary key (phase, script))");
    }

    boolean exists(Connection connection) throws SQLException {
        return Rows.is(connection, "select to_regclass(?) is not null", table("plumbline_step"));
    }

    void record(Connection connection, Phase phase, String version, String script, Catalog catalog)
            throws SQLException {
        forget(connection, phase, version);
        byte[] text = catalog.canonicalText().getBytes(StandardCharsets.UTF_8);
        Rows.execute(
                connection,
                "insert into " + table("plumbline_step")
                        + " (phase, version, script, fingerprint, catalogue, catalogue_length) values (?, ?, ?, ?, ?, ?)",
                phase.word(),
                version,
                script,
                catalog.fingerprint(),
                Zstd.compress(text, LEVEL),
                text.length);
    }

    Optional<Recorded> recorded(Connection connection, Phase phase, String version) throws SQLException {
        return Rows.list(
                        connection,
                        "select fingerprint, catalogue, catalogue_length from " + table("plumbline_step")
                                + " where phase = ? and version = ?",
                        row -> new Recorded(
                                row.getString(1),
                                new String(Zstd.decompress(row.getBytes(2), row.getInt(3)), StandardCharsets.UTF_8)),
                        phase.word(),
                        version)
                .stream()
                .findFirst();
    }

    /** Takes away what a step recorded and kept. */
    void forget(Connection connection, Phase phase, String version) throws SQLException {
        for (Kept kept : kept(connection, phase, version)) {
            Rows.execute(connection, "drop table if exists " + table(kept.kept()));
        }
        for (String table : List.of("plumbline_kept", "plumbline_kept_sequence", "plumbline_step")) {
            Rows.execute(
                    connection,
                    "delete from " + table(table) + " where phase = ? and version = ?",
                    phase.word(),
                    version);
        }
    }

    void add(Connection connection, Phase phase, String version, Kept kept) throws SQLException {
        Rows.execute(
                connection,
                "insert into " + table("plumbline_kept")
                        + " (kept, phase, version, schema_name, table_name, columns, types, key, dropped, row_count)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                kept.kept(),
                phase.word(),
                version,
                kept.schema(),
                kept.table(),
                kept.columns(),
                kept.types(),
                kept.key(),
                kept.dropped(),
                kept.rows());
    }

    List<Kept> kept(Connection connection, Phase phase, String version) throws SQLException {
        return Rows.list(
                connection,
                "select kept, schema_name, table_name, columns, types, key, dropped, row_count, coalesce(now_table, ''),"
                        + " coalesce(now_columns, '{}') from " + table("plumbline_kept")
                        + " where phase = ? and version = ? order by kept",
                row -> new Kept(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Rows.texts(row, 4),
                        Rows.texts(row, 5),
                        Rows.texts(row, 6),
                        row.getBoolean(7),
                        row.getLong(8),
                        row.getString(9),
                        Rows.texts(row, 10)),
                phase.word(),
                version);
    }
}
