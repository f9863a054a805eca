package dev.plumbline.site.read;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Relation.Samples;
import dev.plumbline.site.model.Relation.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a few rows of each table, the first by its key, as the owner. Views are left out: reading one runs its author's code. */
final class SampleReader {

    private static final int LONGEST = 120;

    private final Connection connection;
    private final int count;

    SampleReader(Connection connection, int count) {
        this.connection = connection;
        this.count = count;
    }

    List<Relation> with(List<Relation> relations) throws SQLException {
        List<Relation> sampled = new ArrayList<>();
        for (Relation one : relations) {
            boolean wanted = (one.type() == Type.TABLE || one.type() == Type.PARTITIONED)
                    && !one.isPartition()
                    && !one.columns().isEmpty();
            sampled.add(wanted ? one.withSamples(read(one, relations)) : one);
        }
        return sampled;
    }

    private Samples read(Relation table, List<Relation> all) throws SQLException {
        List<Long> numbers = Stream.concat(
                        Stream.of(table.oid()),
                        all.stream()
                                .filter(other -> other.partitionOf() == table.oid())
                                .map(Relation::oid))
                .toList();
        try {
            Optional<ActingRole> reader = ReadingRole.find(connection, numbers);
            if (reader.isEmpty()) {
                return new Samples(List.of(), "only a superuser sees every row");
            }
            return Savepoints.takingBack(connection, open -> rows(table, reader.get()));
        } catch (SQLException e) {
            return new Samples(List.of(), String.valueOf(e.getMessage()));
        }
    }

    private Samples rows(Relation table, ActingRole reader) throws SQLException {
        String columns = table.columns().stream()
                .map(column ->
                        "pg_catalog.left((" + Identifier.quote(column.name()) + ")::pg_catalog.text, " + LONGEST + ")")
                .collect(Collectors.joining(", "));
        String order = table.of(Constraint.Kind.PRIMARY).stream()
                .flatMap(key -> key.columns().stream())
                .map(Identifier::quote)
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + table.name().sql() + (order.isEmpty() ? "" : " order by " + order)
                + " limit " + count;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '10s'");
        }
        return reader.ask(connection, sql, found -> {
            List<List<Optional<String>>> rows = new ArrayList<>();
            while (found.next()) {
                List<Optional<String>> row = new ArrayList<>();
                for (int i = 1; i <= table.columns().size(); i++) {
                    row.add(Optional.ofNullable(found.getString(i)));
                }
                rows.add(row);
            }
            return new Samples(rows, "");
        });
    }
}
