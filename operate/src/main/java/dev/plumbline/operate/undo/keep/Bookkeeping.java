package dev.plumbline.operate.undo.keep;

import com.github.luben.zstd.Zstd;
import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogTracker;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.schema.pack.Phase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The tables in which steps are recorded, in the schema of Plumbline's own. The first step of a run is recorded
 * with the whole catalogue it found, each later one with what had changed since the step before.
 */
public final class Bookkeeping {
    private static final int LEVEL = 3;
    private static final List<String> TABLES = List.of(
            "create table if not exists plumbline.step (home text not null, phase text not null, version text not null,"
                    + " script text not null, recorded_at timestamptz not null default pg_catalog.now(), catalogue bytea,"
                    + " catalogue_length integer, constraint step_pkey primary key (home, phase, version))",
            "alter table plumbline.step add column if not exists number bigint generated always as identity,"
                    + " add column if not exists after bigint, add column if not exists changes bytea,"
                    + " add column if not exists changes_length integer, alter column catalogue drop not null,"
                    + " add column if not exists exact boolean not null default true,"
                    + " alter column catalogue_length drop not null, drop column if exists fingerprint",
            "create table if not exists plumbline.kept (home text not null, kept text not null, phase text not null,"
                    + " version text not null, schema_name text not null, table_name text not null, columns text[] not null,"
                    + " types text[] not null, key text[] not null, dropped boolean not null, row_count bigint not null,"
                    + " now_table text, now_columns text[], constraint kept_pkey primary key (home, kept))",
            "create table if not exists plumbline.kept_sequence (home text not null, phase text not null,"
                    + " version text not null, sequence text not null, last_value bigint not null, is_called boolean not null,"
                    + " constraint kept_sequence_pkey primary key (home, phase, version, sequence))",
            "create sequence if not exists plumbline.kept_number",
            "create table if not exists plumbline.repeatable (home text not null, phase text not null, script text not null,"
                    + " objects text[] not null, constraint repeatable_pkey primary key (home, phase, script))",
            // Earlier versions gave the tables of rows other names.
            "update plumbline.kept set kept = pg_catalog.substr(kept, 11)"
                    + " where pg_catalog.left(kept, 10) operator(pg_catalog.=) 'plumbline_'");

    private final String home;

    /** @param home the schema the migration histories are in */
    public Bookkeeping(String home) {
        this.home = home;
    }

    /** For the schema in which the user's unqualified names are created. */
    public static Bookkeeping of(Connection connection) throws SQLException {
        return new Bookkeeping(SearchPath.home(connection).orElse("public"));
    }

    public String home() {
        return home;
    }

    public String table(String name) {
        return OwnSchema.table(name);
    }

    public String history(Phase phase) {
        return Identifier.quote(home) + "." + Identifier.quote(phase.historyTable());
    }

    public void create(Connection connection) throws SQLException {
        OwnSchema.bringOver(connection, home);
        OwnSchema.make(connection);
        boolean there = OwnSchema.holds(connection, "step")
                && OwnSchema.holds(connection, "kept")
                && OwnSchema.holds(connection, "kept_sequence")
                && OwnSchema.holds(connection, "repeatable")
                && Rows.is(connection, COMPLETE);
        if (!there) {
            for (String table : TABLES) {
                Rows.execute(connection, table);
            }
        }
    }

    private static final String COMPLETE =
            "select count(*) = 1 from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid"
                    + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace where n.nspname::text = 'plumbline'"
                    + " and c.relname::text = 'step' and a.attname::text = 'exact'"
                    + " and pg_catalog.to_regclass('plumbline.kept_number') is not null";

    /** Records the first step of a run; returns its number. */
    public long record(Connection connection, Phase phase, String version, String script, Catalog catalog)
            throws SQLException {
        byte[] text = catalog.canonicalText().getBytes(StandardCharsets.UTF_8);
        return number(
                connection,
                phase,
                version,
                "insert into plumbline.step (home, phase, version, script, catalogue, catalogue_length)"
                        + " values (?, ?, ?, ?, ?, ?)",
                home,
                phase.word(),
                version,
                script,
                Zstd.compress(text, LEVEL),
                text.length);
    }

    /** Records a later step; returns its number. */
    public long record(
            Connection connection,
            Phase phase,
            String version,
            String script,
            long after,
            List<CatalogTracker.Changes> changes)
            throws SQLException {
        byte[] text = CatalogText.of(changes).getBytes(StandardCharsets.UTF_8);
        return number(
                connection,
                phase,
                version,
                "insert into plumbline.step (home, phase, version, script, after, changes, changes_length)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                home,
                phase.word(),
                version,
                script,
                after,
                Zstd.compress(text, LEVEL),
                text.length);
    }

    private long number(Connection connection, Phase phase, String version, String insert, Object... values)
            throws SQLException {
        String unlessThere = insert + " on conflict on constraint step_pkey do nothing returning number";
        List<Long> number = Rows.list(connection, unlessThere, row -> row.getLong(1), values);
        if (number.isEmpty()) {
            forget(connection, phase, version);
            number = Rows.list(connection, unlessThere, row -> row.getLong(1), values);
        }
        return number.get(0);
    }

    /** Marks steps whose catalogue was tracked while they were applied and turned out to differ from the real one. */
    void doubt(Connection connection, long first, long last) throws SQLException {
        Rows.execute(
                connection,
                "update plumbline.step set exact = false where home = ? and number between ? and ?",
                home,
                first,
                last);
    }

    /** Empty when the step was not recorded, or not exactly, or an earlier step of its run is gone. */
    public Optional<RecordedRun> recorded(Connection connection, Phase phase, String version) throws SQLException {
        var parts = Rows.list(
                connection,
                "with recursive back as (select s.*, 1 as depth from plumbline.step s"
                        + " where s.home = ? and s.phase = ? and s.version = ?"
                        + " union all select s.*, b.depth + 1 from back b join plumbline.step s on s.number = b.after)"
                        + " select phase, version, catalogue, catalogue_length, changes, changes_length, exact from back"
                        + " order by depth desc",
                row -> new RecordedRun.Part(
                        row.getString(1),
                        row.getString(2),
                        row.getBytes(3) != null,
                        row.getBytes(3) == null
                                ? text(row.getBytes(5), row.getInt(6))
                                : text(row.getBytes(3), row.getInt(4)),
                        row.getBoolean(7)),
                home,
                phase.word(),
                version);
        return parts.isEmpty() || !parts.get(0).whole() || !parts.stream().allMatch(RecordedRun.Part::exact)
                ? Optional.empty()
                : Optional.of(new RecordedRun(parts));
    }

    private static String text(byte[] compressed, int length) {
        return new String(Zstd.decompress(compressed, length), StandardCharsets.UTF_8);
    }

    /** Deletes what a step recorded and kept. */
    public void forget(Connection connection, Phase phase, String version) throws SQLException {
        boolean any = Rows.is(
                connection,
                "select exists (select from plumbline.step where home = ? and phase = ? and version = ?)",
                home,
                phase.word(),
                version);
        if (!any) {
            return;
        }
        for (SavedTable kept : kept(connection, phase, version)) {
            Rows.execute(connection, "drop table if exists " + table(kept.kept()));
        }
        for (String table : List.of("kept", "kept_sequence", "step")) {
            Rows.execute(
                    connection,
                    "delete from " + table(table) + " where home = ? and phase = ? and version = ?",
                    home,
                    phase.word(),
                    version);
        }
    }

    /** A name for a table of rows. */
    public String nextKept(Connection connection) throws SQLException {
        return "kept_" + Rows.number(connection, "select pg_catalog.nextval('plumbline.kept_number')");
    }

    public void add(Connection connection, Phase phase, String version, SavedTable kept) throws SQLException {
        Rows.execute(
                connection,
                "insert into plumbline.kept (home, kept, phase, version, schema_name, table_name, columns, types, key,"
                        + " dropped, row_count) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                home,
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

    public List<SavedTable> kept(Connection connection, Phase phase, String version) throws SQLException {
        return Rows.list(
                connection,
                "select kept, schema_name, table_name, columns, types, key, dropped, row_count, coalesce(now_table, ''),"
                        + " coalesce(now_columns, '{}') from plumbline.kept"
                        + " where home = ? and phase = ? and version = ? order by kept",
                row -> new SavedTable(
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
                home,
                phase.word(),
                version);
    }
}
