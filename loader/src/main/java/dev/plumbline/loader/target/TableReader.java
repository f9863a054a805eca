package dev.plumbline.loader.target;

import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table from the catalogue, as the session sees it. */
public final class TableReader {

    private final Connection connection;

    public TableReader(Connection connection) {
        this.connection = connection;
    }

    /** Finds a table by the search path when its name has no schema. */
    public TargetTable read(Name name) throws SQLException {
        Optional<NamedRelation> found = NamedRelation.find(connection, name.toSql());
        if (found.isEmpty()) {
            throw missing(name);
        }
        try (PreparedStatement statement = connection.prepareStatement(CatalogSql.TABLE)) {
            statement.setLong(1, found.get().oid());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw missing(name);
                }
                return read(rows);
            }
        }
    }

    private static LoadException missing(Name name) {
        return LoadException.usage("there is no table " + name + " in this database (names without quotes are"
                + " folded to lower case; write schema.\"Name\" for others)");
    }

    private TargetTable read(ResultSet table) throws SQLException {
        var name = new Name(Optional.of(table.getString("nspname")), table.getString("relname"));
        long oid = table.getLong("oid");
        Kind kind = kind(name, table.getString("relkind"));
        if (kind == Kind.VIEW && !table.getBoolean("insertable")) {
            throw LoadException.usage(
                    name + " is a view that accepts no rows (no simple SELECT of one table, and without an"
                            + " INSTEAD OF INSERT trigger): load the table under it");
        }
        var outgoing = new ArrayList<ForeignKey>();
        var incoming = new ArrayList<ForeignKey>();
        var pinned = new ArrayList<Long>();
        foreignKeys(name, oid, outgoing, incoming, pinned);
        boolean truncatable = table.getBoolean("truncatable");
        ActingRole runsAs = TableOwner.writing(connection, oid);
        return new TargetTable(
                name,
                oid,
                kind,
                table.getBoolean("owner"),
                truncatable,
                kind == Kind.VIEW || table.getBoolean("fills_rows"),
                table.getBoolean("truncate_heard"),
                insertOnly(kind, table.getBoolean("row_security"), runsAs),
                rules(oid),
                obstacle(kind, truncatable, incoming),
                columns(oid),
                keys(oid),
                sequences(oid),
                outgoing,
                incoming,
                kind == Kind.TABLE ? indexes(name, oid, pinned) : List.of(),
                constraints(oid),
                runsAs);
    }

    private static Kind kind(Name name, String relkind) {
        return switch (relkind) {
            case "r" -> Kind.TABLE;
            case "p" -> Kind.PARTITIONED;
            case "f" -> Kind.FOREIGN;
            case "v" -> Kind.VIEW;
            case "m" -> throw LoadException.usage(name + " is a materialized view: load its tables, then refresh it");
            case "S" -> throw LoadException.usage(name + " is a sequence, not a table");
            default -> throw LoadException.usage(name + " is not a table (relkind " + relkind + ")");
        };
    }

    private static Optional<String> insertOnly(Kind kind, boolean rowSecurity, ActingRole runsAs) {
        if (kind == Kind.VIEW) {
            return Optional.of("it is a view");
        }
        if (runsAs.hidden()) {
            return Optional.of("its row-level security holds for its owner "
                    + runsAs.role().orElseThrow() + " too, as whom its code has to run");
        }
        return rowSecurity ? Optional.of("it has row-level security that holds for you") : Optional.empty();
    }

    private static Optional<String> obstacle(Kind kind, boolean truncatable, List<ForeignKey> incoming) {
        if (kind != Kind.TABLE) {
            return Optional.of(kind == Kind.PARTITIONED ? "it is partitioned" : "it is a foreign table");
        }
        if (!truncatable) {
            return Optional.of("you may not truncate it");
        }
        return incoming.stream()
                .filter(fk -> fk.obstacle().isPresent())
                .findFirst()
                .map(fk -> "foreign key " + fk.name() + " of " + fk.table() + " cannot be set aside: "
                        + fk.obstacle().get());
    }

    private List<TargetColumn> columns(long oid) throws SQLException {
        var columns = new ArrayList<TargetColumn>();
        try (PreparedStatement statement = connection.prepareStatement(CatalogSql.COLUMNS)) {
            statement.setLong(1, oid);
            statement.setLong(2, oid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(column(rows));
                }
            }
        }
        return columns;
    }

    private static TargetColumn column(ResultSet row) throws SQLException {
        Identity identity = switch (row.getString("attidentity")) {
            case "a" -> Identity.ALWAYS;
            case "d" -> Identity.BY_DEFAULT;
            default -> Identity.NONE;
        };
        String defaultSql = row.getString(identity == Identity.NONE ? "default_sql" : "identity_sql");
        return new TargetColumn(
                row.getString("attname"),
                row.getString("type"),
                row.getString("base"),
                row.getInt("typmod"),
                row.getBoolean("isarray"),
                row.getBoolean("required"),
                Optional.ofNullable(defaultSql),
                identity,
                !row.getString("attgenerated").isEmpty(),
                row.getBoolean("comparable") && row.getString("equality").equals(TargetColumn.PLAIN_EQUALITY),
                row.getString("equality"),
                strings(row, "labels"));
    }

    private List<UniqueKey> keys(long oid) throws SQLException {
        return list(
                CatalogSql.KEYS,
                oid,
                row -> new UniqueKey(
                        row.getString("relname"), strings(row, "columns"), row.getBoolean("indisprimary")));
    }

    private List<TableRule> rules(long oid) throws SQLException {
        return list(
                CatalogSql.RULES,
                oid,
                row -> new TableRule(row.getString(1), Event.valueOf(row.getString(2)), row.getBoolean(3)));
    }

    private List<TableConstraint> constraints(long oid) throws SQLException {
        return list(
                CatalogSql.CONSTRAINTS,
                oid,
                row -> new TableConstraint(
                        row.getString("conname"),
                        strings(row, "columns"),
                        Optional.ofNullable(row.getString("condition"))));
    }

    private List<ColumnSequence> sequences(long oid) throws SQLException {
        return list(
                CatalogSql.SEQUENCES,
                oid,
                row -> new ColumnSequence(
                        row.getString("attname"),
                        row.getString("sql"),
                        row.getLong("seqincrement"),
                        row.getBoolean("identity")));
    }

    private void foreignKeys(
            Name name, long oid, List<ForeignKey> outgoing, List<ForeignKey> incoming, List<Long> pinned)
            throws SQLException {
        list(CatalogSql.FOREIGN_KEYS, oid, row -> {
            var fk = new ForeignKey(
                    row.getString("conname"),
                    row.getString("tab"),
                    row.getString("referenced"),
                    strings(row, "cols"),
                    strings(row, "refs"),
                    strings(row, "operators"),
                    strings(row, "casts"),
                    row.getString("definition"),
                    Optional.ofNullable(row.getString("comment")),
                    row.getBoolean("partitioned"),
                    row.getBoolean("convalidated"),
                    row.getBoolean("changes"),
                    row.getBoolean("alterable"),
                    row.getString("timing"),
                    Optional.ofNullable(row.getString("obstacle")));
            boolean mine = plain(fk.table()).equals(plain(name.toSql()));
            (mine ? outgoing : incoming).add(fk);
            if (fk.obstacle().isPresent()) {
                pinned.add(row.getLong("conindid"));
            }
            return fk;
        });
    }

    /** {@code format('%I')} quotes only where it must. */
    private static Name plain(String sql) {
        return Name.parse(sql);
    }

    private List<TableIndex> indexes(Name table, long oid, List<Long> pinned) throws SQLException {
        var indexes = new ArrayList<TableIndex>();
        list(CatalogSql.INDEXES, oid, row -> {
            if (!pinned.contains(row.getLong("indexrelid"))) {
                indexes.add(IndexScript.of(table, row));
            }
            return row;
        });
        return indexes;
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private <T> List<T> list(String sql, long oid, RowReader<T> reader) throws SQLException {
        var all = new ArrayList<T>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, oid);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(reader.read(rows));
                }
            }
        }
        return all;
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
