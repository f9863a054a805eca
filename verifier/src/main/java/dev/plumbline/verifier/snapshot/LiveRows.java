package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.session.ReadOnly;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Rows and sequences of a live database, each read behind a savepoint: one that may not be read does not affect the others. */
final class LiveRows {

    private static final String SEQUENCES = """
            select
                c.oid::regclass::text as name,
                q.seqincrement,
                p.refobjid::regclass::text as owner,
                quote_ident(a.attname) as attribute,
                a.atttypid::regtype::text in ('smallint', 'integer', 'bigint', 'numeric') as counts
            from pg_class c
            join pg_sequence q on q.seqrelid = c.oid
            left join pg_depend p
                on p.classid = 'pg_class'::regclass
                and p.objid = c.oid
                and p.refclassid = 'pg_class'::regclass
                and p.deptype in ('a', 'i')
            left join pg_attribute a on a.attrelid = p.refobjid and a.attnum = p.refobjsubid
            where c.relkind = 'S'
            """;

    /** What a standby says of a relation whose rows are not sent to it. */
    private static final String NOT_SUPPORTED = "0A000";

    private final Connection connection;

    LiveRows(Connection connection) {
        this.connection = connection;
    }

    /** Relations with rows of their own: tables, partitions, materialized views. */
    static List<CatalogObject> holders(Catalog catalog) {
        return Stream.concat(
                        catalog.objects(CatalogKind.TABLE).stream()
                                .filter(table -> table.property("partition key").isEmpty()),
                        catalog.objects(CatalogKind.MATERIALIZED_VIEW).stream()
                                .filter(view -> view.property("populated").isEmpty()))
                .toList();
    }

    /** @param columns label to name in the table */
    TableChecksum checksum(String table, SortedMap<String, String> columns) throws SQLException {
        return guarded(() -> TableChecksum.ofItself(connection, table, columns));
    }

    /** All of a table by key; empty where it has none. */
    Optional<RecordedRows> recorded(String table, boolean values) throws SQLException {
        List<String> columns = List.copyOf(columns(table).keySet());
        return guarded(() -> new KeyedRowReader(connection).read(table, columns, values));
    }

    SortedMap<String, String> columns(String table) throws SQLException {
        SortedMap<String, String> columns = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and not attisdropped")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(1));
                }
            }
        }
        return columns;
    }

    /** A sequence to be read. */
    record Sequence(String name, boolean ascending, long increment, Optional<String> table, Optional<String> column) {

        String owner() {
            return table.map(t -> t + "." + column.orElse("")).orElse("");
        }
    }

    /** Of the schemas in the catalogue, without those of the bookkeeping tables. */
    List<Sequence> sequences(Catalog catalog) throws SQLException {
        List<Sequence> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SEQUENCES)) {
            while (rows.next()) {
                boolean counts = rows.getBoolean("counts");
                var sequence = new Sequence(
                        rows.getString("name"),
                        rows.getLong("seqincrement") > 0,
                        rows.getLong("seqincrement"),
                        Optional.ofNullable(rows.getString("owner")).filter(owner -> counts),
                        Optional.ofNullable(rows.getString("attribute")).filter(column -> counts));
                boolean known =
                        catalog.find(CatalogKind.SEQUENCE, sequence.name()).isPresent()
                                || sequence.table()
                                        .flatMap(table -> catalog.find(CatalogKind.TABLE, table))
                                        .isPresent();
                if (known) {
                    found.add(sequence);
                }
            }
        }
        return found;
    }

    SequenceState state(Sequence sequence) throws SQLException {
        return guarded(() -> {
            long next;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select last_value, is_called from " + sequence.name())) {
                row.next();
                next = row.getLong(1) + (row.getBoolean(2) ? sequence.increment() : 0);
            }
            if (sequence.table().isEmpty()) {
                return new SequenceState(next, sequence.ascending(), "", null);
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select " + (sequence.ascending() ? "max" : "min") + "("
                            + sequence.column().orElseThrow() + ") from "
                            + sequence.table().get())) {
                row.next();
                return new SequenceState(next, sequence.ascending(), sequence.owner(), row.getBigDecimal(1));
            }
        });
    }

    private <T> T guarded(SqlWork<T> reading) throws SQLException {
        return Savepoints.keeping(connection, open -> reading.run());
    }

    /** Why this cannot be read, neither by this role nor here; empty when something else is wrong. */
    Optional<String> obstacle(SQLException e) throws SQLException {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        if (state.equals("42501")) {
            return Optional.of("the role lacks a right: " + reason(e));
        }
        return NOT_SUPPORTED.equals(state) && ReadOnly.isStandby(connection)
                ? Optional.of("a standby does not have what is unlogged: read it from its primary")
                : Optional.empty();
    }

    static String reason(SQLException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString())
                .lines()
                .findFirst()
                .orElse("");
    }
}
