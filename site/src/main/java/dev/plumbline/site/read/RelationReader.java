package dev.plumbline.site.read;

import dev.plumbline.site.lineage.ViewLineage;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Column.Spread;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Index;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Relation.Size;
import dev.plumbline.site.model.Relation.Type;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.Trigger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tables and views with all their parts. */
final class RelationReader {

    private final SiteQueries rows;
    private final boolean live;
    private final Uses uses;
    private final Map<Long, List<Column>> columns = new HashMap<>();
    private final Map<Long, List<Constraint>> constraints = new HashMap<>();
    private final Map<Long, List<Index>> indexes = new HashMap<>();
    private final Map<Long, List<Trigger>> triggers = new HashMap<>();
    private final Map<Long, Map<Integer, List<ViewLineage.Source>>> lineage = new HashMap<>();

    RelationReader(SiteQueries rows, boolean live, List<Routine> routines) throws SQLException {
        this.rows = rows;
        this.live = live;
        this.uses = new Uses(rows, routines);
    }

    static QualifiedName name(ResultSet row, String column) throws SQLException {
        return new QualifiedName(row.getString("nspname"), row.getString(column));
    }

    List<Relation> read() throws SQLException {
        parts("columns", "attrelid", columns, this::column);
        parts("constraints", "conrelid", constraints, RelationReader::constraint);
        parts("indexes", "indrelid", indexes, this::index);
        parts("triggers", "tgrelid", triggers, RelationReader::trigger);
        List<Relation> relations = rows.of("relations", this::relation).stream()
                .sorted(Comparator.comparing(Relation::name))
                .toList();
        return new Linked(relations, lineage, uses).relations();
    }

    List<Routine> withCallers(List<Routine> routines) {
        return routines.stream()
                .map(one -> new Routine(
                        one.oid(),
                        one.name(),
                        one.kind(),
                        one.identity(),
                        one.arguments(),
                        one.result(),
                        one.language(),
                        one.manner(),
                        one.source(),
                        one.body(),
                        one.comment(),
                        uses.of(one)))
                .toList();
    }

    private <T> void parts(String query, String owner, Map<Long, List<T>> into, SiteQueries.Maker<T> maker)
            throws SQLException {
        rows.of(
                query,
                row -> into.computeIfAbsent(row.getLong(owner), oid -> new ArrayList<>())
                        .add(maker.of(row)));
    }

    private Relation relation(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        String tree = SiteQueries.text(row, "tree");
        if (!tree.isEmpty()) {
            lineage.put(oid, ViewLineage.of(tree));
        }
        List<String> remarks = new ArrayList<>();
        if (row.getBoolean("unlogged")) {
            remarks.add("unlogged: emptied after a crash");
        }
        if (row.getBoolean("row_security")) {
            remarks.add("row security");
        }
        row.getLong("bytes");
        Optional<Size> size = live && !row.wasNull()
                ? Optional.of(new Size(row.getLong("rows"), row.getLong("bytes"), row.getLong("index_bytes")))
                : Optional.empty();
        return new Relation(
                oid,
                name(row, "relname"),
                Type.of(row.getString("kind")),
                SiteQueries.text(row, "comment"),
                row.getLong("partition_of"),
                SiteQueries.text(row, "partitioning"),
                SiteQueries.text(row, "definition"),
                String.join(", ", remarks),
                sorted(columns, oid, Comparator.comparing(Column::number)),
                sorted(constraints, oid, Comparator.comparing(Constraint::kind).thenComparing(Constraint::name)),
                sorted(indexes, oid, Comparator.comparing(Index::name)),
                sorted(triggers, oid, Comparator.comparing(Trigger::name)),
                size,
                Optional.empty());
    }

    private static <T> List<T> sorted(Map<Long, List<T>> parts, long oid, Comparator<T> order) {
        return parts.getOrDefault(oid, List.of()).stream().sorted(order).toList();
    }

    private Column column(ResultSet row) throws SQLException {
        double nulls = row.getDouble("null_share");
        Optional<Spread> spread = live && !row.wasNull()
                ? Optional.of(new Spread(nulls, row.getDouble("distinct_values"), row.getInt("width")))
                : Optional.empty();
        return new Column(
                row.getInt("attnum"),
                row.getString("attname"),
                row.getString("type"),
                row.getBoolean("attnotnull"),
                rule(row),
                SiteQueries.text(row, "comment"),
                spread,
                List.of(),
                List.of());
    }

    private static String rule(ResultSet row) throws SQLException {
        String expression = SiteQueries.text(row, "expression");
        if (!row.getString("generated").isEmpty()) {
            return "generated: " + expression;
        }
        return switch (row.getString("identity")) {
            case "a" -> "identity, always";
            case "d" -> "identity";
            default -> expression.isEmpty() ? "" : "default " + expression;
        };
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getString("conname"),
                Constraint.Kind.of(row.getString("kind")),
                row.getString("definition"),
                SiteQueries.texts(row, "columns"),
                row.getLong("referenced"),
                SiteQueries.texts(row, "referenced_columns"),
                row.getBoolean("convalidated"),
                SiteQueries.text(row, "comment"));
    }

    private Index index(ResultSet row) throws SQLException {
        return new Index(
                row.getString("relname"),
                row.getString("definition"),
                row.getBoolean("indisunique"),
                row.getBoolean("indisprimary"),
                row.getBoolean("indisvalid"),
                live ? row.getLong("bytes") : 0,
                live ? row.getLong("scans") : 0,
                SiteQueries.text(row, "comment"));
    }

    private static Trigger trigger(ResultSet row) throws SQLException {
        return new Trigger(
                row.getString("tgname"),
                row.getString("definition"),
                row.getLong("routine"),
                row.getBoolean("disabled"),
                SiteQueries.text(row, "comment"));
    }
}
