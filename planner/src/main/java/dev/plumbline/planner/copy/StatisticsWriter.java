package dev.plumbline.planner.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the target's statistics into the catalogue of a copy, which is ours, within the caller's transaction. */
final class StatisticsWriter {
    private static final List<String> TABLES =
            List.of("""
            create temp table target_relations (
              relid oid, schema text, name text, pages int, tuples real, visible int, blocks bigint) on commit drop
            """, """
            create temp table target_statistics (
              id int generated always as identity, schema text, name text, attname text, relid oid, attnum int, atttype oid,
              inherited boolean, nullfrac real, width int, ndistinct real, kinds int[], ops text[], colls text[], numbers text[],
              vals text[], types text[]) on commit drop
            """, """
            create temp table target_extended (
              id int generated always as identity, schema text, name text, inherited boolean, ndistinct bytea, dependencies bytea, mcv bytea)
              on commit drop
            """, "create temp table left_out (line text) on commit drop");
    private static final String MADE_UP = "they are not what a server writes";
    private static final List<String> BYTES = List.of("pg_ndistinct", "pg_dependencies", "pg_mcv_list");
    /** What the migration recreated under the same name is found by name. */
    private static final String RESOLVE = """
            update pg_temp.target_relations r set relid = pg_catalog.to_regclass(pg_catalog.format('%I.%I', r.schema, r.name))
            where not exists (select from pg_catalog.pg_class c where c.oid = r.relid)
            """;

    private static final String SIZES = """
            update pg_catalog.pg_class c
            set relpages = r.pages, reltuples = r.tuples, relallvisible = r.visible
            from pg_temp.target_relations r
            where c.oid = r.relid
            """;

    private final Connection connection;
    private final TargetFacts facts;
    private final CopyNumbers numbers;
    private final List<String> notes = new ArrayList<>();

    StatisticsWriter(Connection connection, TargetFacts facts, CopyNumbers numbers) {
        this.connection = connection;
        this.facts = facts;
        this.numbers = numbers;
    }

    /** Returns, in words, what could not be transferred. */
    List<String> write() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set local allow_system_table_mods = on");
            for (String table : TABLES) {
                statement.execute(table);
            }
            statement.execute(TargetReader.sql("helpers"));
            relations();
            statement.execute(RESOLVE);
            statement.execute(SIZES);
            columns();
            statement.execute(TargetReader.sql("apply"));
            extended(statement);
            lengthen(statement);
            leftOut(statement);
        }
        return notes;
    }

    private void relations() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into pg_temp.target_relations values (?, ?, ?, ?, ?, ?, ?)")) {
            for (RelationFacts one : facts.relations()) {
                insert.setLong(1, numbers.relation(one.schema(), one.name()).orElse(0L));
                insert.setString(2, one.schema());
                insert.setString(3, one.name());
                insert.setInt(4, (int) one.pages());
                insert.setFloat(5, one.tuples());
                insert.setInt(6, (int) one.allVisible());
                insert.setLong(7, one.blocks());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void columns() throws SQLException {
        Set<String> indexes = facts.relations().stream()
                .filter(one -> one.kind().toLowerCase(Locale.ROOT).equals("i"))
                .map(one -> one.schema() + "\0" + one.name())
                .collect(Collectors.toSet());
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into pg_temp.target_statistics (schema, name, attname, relid, attnum, atttype, inherited, nullfrac,"
                        + " width, ndistinct, kinds, ops, colls, numbers, vals, types) values (?, ?, ?, ?, ?, ?,"
                        + " ?::text::boolean, ?::text::real, ?::text::int, ?::text::real, ?::text::int[], ?::text::text[],"
                        + " ?::text::text[], ?::text::text[], ?::text::text[], ?::text::text[])")) {
            for (ColumnStatistics one : facts.columns()) {
                boolean index = indexes.contains(one.schema() + "\0" + one.table());
                Optional<CopyNumbers.NumberedColumn> column = index
                        ? numbers.column(one.schema(), one.table(), number(one))
                        : numbers.column(one.schema(), one.table(), one.attribute());
                insert.setString(1, one.schema());
                insert.setString(2, one.table());
                insert.setString(3, one.attribute());
                insert.setLong(4, numbers.relation(one.schema(), one.table()).orElse(0L));
                insert.setInt(5, column.map(CopyNumbers.NumberedColumn::number).orElse(one.number()));
                insert.setLong(6, column.map(CopyNumbers.NumberedColumn::type).orElse(0L));
                for (int i = 0; i < one.values().size(); i++) {
                    insert.setString(7 + i, one.values().get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The view pg_stats has no column number; an index created on a copy has the same names. */
    private int number(ColumnStatistics one) {
        return one.number() != 0
                ? one.number()
                : numbers.column(one.schema(), one.table(), one.attribute())
                        .map(CopyNumbers.NumberedColumn::number)
                        .orElse(0);
    }

    private void extended(Statement statement) throws SQLException {
        for (String type : BYTES) {
            statement.execute("create cast (bytea as pg_catalog." + type + ") without function");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into pg_temp.target_extended (schema, name, inherited, ndistinct, dependencies, mcv)"
                        + " values (?, ?, ?, ?, ?, ?)")) {
            for (ExtendedFacts one : facts.extended()) {
                Map<Integer, Integer> changed = changedNumbers(one);
                insert.setString(1, one.schema());
                insert.setString(2, one.name());
                insert.setBoolean(3, one.inherited());
                insert.setBytes(4, ExtendedFacts.renumbered(distinct(one), changed));
                insert.setBytes(5, ExtendedFacts.renumbered(dependencies(one), changed));
                insert.setBytes(6, mostCommon(one));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        statement.execute(TargetReader.sql("apply_extended"));
        for (String type : BYTES) {
            statement.execute("drop cast (bytea as pg_catalog." + type + ")");
        }
    }

    private byte @Nullable [] distinct(ExtendedFacts one) {
        byte[] bytes = one.distinct();
        return bytes == null || ExtendedBytes.isDistinct(bytes, Set.copyOf(one.numbers()))
                ? bytes
                : leftOut(one, "distinct values", MADE_UP);
    }

    private byte @Nullable [] dependencies(ExtendedFacts one) {
        byte[] bytes = one.dependencies();
        return bytes == null || ExtendedBytes.isDependencies(bytes, Set.copyOf(one.numbers()))
                ? bytes
                : leftOut(one, "dependencies", MADE_UP);
    }

    private byte @Nullable [] mostCommon(ExtendedFacts one) throws SQLException {
        byte[] bytes = one.mostCommon();
        if (bytes == null) {
            return null;
        }
        if (one.ownTypes()) {
            return leftOut(one, "most common values", "they are of types of the database's own");
        }
        var types = new ArrayList<Long>();
        for (String column : one.columns()) {
            types.add(below(numbers.column(one.tableSchema(), one.table(), column)
                    .map(CopyNumbers.NumberedColumn::type)
                    .orElse(0L)));
        }
        return ExtendedBytes.isMostCommon(
                        bytes, types, facts.locale().encoding().equals("UTF8"))
                ? bytes
                : leftOut(one, "most common values", "they are of types whose values are not checked, or " + MADE_UP);
    }

    /** Of a domain, the type whose values it restricts. */
    private long below(long type) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select pg_temp.base_of(?::bigint::oid)::bigint")) {
            query.setLong(1, type);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private byte @Nullable [] leftOut(ExtendedFacts one, String what, String why) {
        notes.add(
                what + " of extended statistics " + one.schema() + "." + one.name() + " are not carried over: " + why);
        return null;
    }

    private Map<Integer, Integer> changedNumbers(ExtendedFacts one) {
        var changed = new HashMap<Integer, Integer>();
        for (int i = 0; i < one.columns().size(); i++) {
            int there = one.numbers().get(i);
            changed.put(
                    there,
                    numbers.column(one.tableSchema(), one.table(), one.columns().get(i))
                            .map(CopyNumbers.NumberedColumn::number)
                            .orElse(there));
        }
        return changed;
    }

    private void lengthen(Statement statement) throws SQLException {
        var files = new SparseFiles();
        try (ResultSet rows = statement.executeQuery(
                "select pg_catalog.pg_relation_filepath(relid), blocks from pg_temp.target_relations"
                        + " where blocks > 0 and pg_catalog.pg_relation_filepath(relid) is not null")) {
            while (rows.next()) {
                files.add(rows.getString(1), rows.getLong(2));
            }
        }
        files.make(connection).ifPresent(notes::add);
        var indexes = new SparseFiles();
        NewIndexes.sizes(connection, statement).forEach(indexes::add);
        indexes.make(connection).ifPresent(notes::add);
    }

    private void leftOut(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select line from pg_temp.left_out")) {
            while (rows.next()) {
                notes.add("not carried over: " + rows.getString(1));
            }
        }
    }
}
