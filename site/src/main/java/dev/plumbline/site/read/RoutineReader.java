package dev.plumbline.site.read;

import dev.plumbline.site.model.Routine;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Reads functions and procedures; who calls them comes later. */
final class RoutineReader {

    private final Rows rows;

    RoutineReader(Rows rows) {
        this.rows = rows;
    }

    List<Routine> read() throws SQLException {
        return rows
                .of(
                        "routines",
                        row -> new Routine(
                                row.getLong("oid"),
                                RelationReader.name(row, "proname"),
                                Routine.kindOf(row.getString("kind")),
                                Rows.text(row, "identity"),
                                Rows.text(row, "arguments"),
                                Rows.text(row, "result"),
                                row.getString("lanname"),
                                row.getString("manner"),
                                Rows.text(row, "source"),
                                Rows.text(row, "body"),
                                Rows.text(row, "comment"),
                                List.of()))
                .stream()
                .sorted(Comparator.comparing(Routine::name).thenComparing(Routine::identity))
                .toList();
    }
}
