package dev.plumbline.verifier.snapshot;

import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.resource.Resource;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.TableOwner;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.verifier.run.CheckRunner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Materialized views whose rows differ from what their query returns now. Each query is run once, within a time limit, and only if it
 * calls nothing but PostgreSQL's own functions.
 *
 * @param stale by name, with the number of rows stored and returned
 * @param notCompared views with the reason
 */
public record StaleViews(List<View> stale, List<String> notCompared, int fresh) {

    /** How long one view's rows and those of its query may take together. */
    public static final Duration BOUND = Duration.ofSeconds(30);

    /** A view and its rows: those stored, and those that its query returns. */
    public record View(String name, long held, long given) {}

    private record Filled(String name, String query, String obstacle) {}

    public StaleViews {
        stale = List.copyOf(stale);
        notCompared = List.copyOf(notCompared);
    }

    /** Needs an open transaction, which is left as it was. */
    public static StaleViews find(Connection connection) throws SQLException {
        return PinnedSession.during(connection, () -> {
            List<View> stale = new ArrayList<>();
            List<String> notCompared = new ArrayList<>();
            int fresh = 0;
            for (Filled view : filled(connection)) {
                if (!view.obstacle().isEmpty()) {
                    notCompared.add(view.name() + ": " + view.obstacle());
                    continue;
                }
                Savepoints.Mark here = Savepoints.mark(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local statement_timeout = " + BOUND.toMillis());
                    // The query calls what its owner chose: run as that owner.
                    List<View> found = owner(connection, view).ask(connection, comparison(view), row -> {
                        row.next();
                        return row.getBoolean(3)
                                ? List.of()
                                : List.of(new View(view.name(), row.getLong(1), row.getLong(2)));
                    });
                    stale.addAll(found);
                    fresh += found.isEmpty() ? 1 : 0;
                } catch (SQLException e) {
                    boolean slow = CheckRunner.QUERY_CANCELED.equals(e.getSQLState());
                    notCompared.add(view.name() + ": "
                            + (slow ? "not done within " + BOUND.toSeconds() + " s" : LiveRows.reason(e)));
                }
                here.close();
            }
            return new StaleViews(stale, notCompared, fresh);
        });
    }

    private static ActingRole owner(Connection connection, Filled view) throws SQLException {
        Optional<NamedRelation> found = NamedRelation.find(connection, view.name());
        return found.isEmpty()
                ? ActingRole.SESSION
                : TableOwner.reading(connection, found.get().oid());
    }

    private static List<Filled> filled(Connection connection) throws SQLException {
        List<Filled> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Resource.text(StaleViews.class, "filled_views.sql"))) {
            while (row.next()) {
                found.add(new Filled(
                        row.getString(1), row.getString(2), Objects.requireNonNullElse(row.getString(3), "")));
            }
        }
        return found;
    }

    private static String comparison(Filled view) {
        return "select h.rows, g.rows, h = g from (" + digest(view.name()) + ") as h cross join ("
                + digest("(" + view.query() + ")") + ") as g";
    }

    private static String digest(String rows) {
        return "select count(*) as rows, sum(hashtextextended(r::text collate \"C\", 0)) as first,"
                + " sum(hashtextextended(r::text collate \"C\", 1)) as second from " + rows + " as r";
    }
}
