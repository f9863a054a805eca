package dev.plumbline.site.read;

import dev.plumbline.site.model.Routine;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Reads functions and procedures; who calls them comes later. */
final class RoutineReader {

    private final SiteQueries rows;

    RoutineReader(SiteQueries rows) {
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
                                SiteQueries.text(row, "identity"),
                                SiteQueries.text(row, "arguments"),
                                SiteQueries.text(row, "result"),
                                row.getString("lanname"),
                                row.getString("manner"),
                                SiteQueries.text(row, "source"),
                                SiteQueries.text(row, "body"),
                                SiteQueries.text(row, "comment"),
                                List.of()))
                .stream()
                .sorted(Comparator.comparing(Routine::name).thenComparing(Routine::identity))
                .toList();
    }
}
