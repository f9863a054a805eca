package dev.plumbline.planner.query;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.planner.copy.TargetCopy;
import dev.plumbline.planner.copy.TargetFacts;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Plans statements on two databases of a copy, of which a migration has changed the second, and reports the differences. */
public final class QueryPlans {
    private static final String PLANNER = "plumbline_planner";

    private QueryPlans() {}

    /**
     * @param before the copy as the target is
     * @param after the copy as it will be; both get the target's statistics and sizes here, after which they are of no other use
     */
    public static QueryChanges compare(
            TargetCopy copy, Database before, Database after, List<GivenStatement> statements, List<String> notes) {
        copy.planLikeTarget(before);
        copy.planLikeTarget(after);
        var comparison = new Comparison(name -> blocks(copy.facts(), name));
        return compare(before, after, copy.facts().searchPaths(), comparison, statements, notes);
    }

    /** Without statistics and sizes: finds what can no longer be planned, but not what is slower. */
    public static QueryChanges compare(Database before, Database after, List<GivenStatement> statements) {
        return compare(
                before,
                after,
                Map.of("", "\"$user\", public"),
                new Comparison(name -> 0),
                statements,
                List.of("no database is named (--url), so plans are those of empty tables: only what breaks is found"));
    }

    private static QueryChanges compare(
            Database before,
            Database after,
            Map<String, String> paths,
            Comparison comparison,
            List<GivenStatement> statements,
            List<String> notes) {
        var changes = new ArrayList<QueryChange>();
        // One for both: roles belong to the server.
        String password = password();
        Database reading = asPlanner(before, password);
        Database readingLater = asPlanner(after, password);
        try (StatementPlanner was = planner(reading, paths);
                StatementPlanner will = planner(readingLater, paths);
                ResultColumns returned = new ResultColumns(reading, paths);
                ResultColumns returns = new ResultColumns(readingLater, paths)) {
            for (GivenStatement statement : statements) {
                Planned first = was.plan(statement);
                Planned second = first instanceof Planned.Explained ? will.plan(statement) : first;
                boolean both = first instanceof Planned.Explained && second instanceof Planned.Explained;
                boolean other = both && !returned.of(statement).equals(returns.of(statement));
                QueryChange change = comparison.of(statement, first, second);
                changes.add(other ? change.returningOther() : change);
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "planning on the copy: " + e.getMessage(), e);
        }
        return new QueryChanges(changes, notes);
    }

    /**
     * What statements that write would do with the target's rows, by their text; what cannot be planned, for instance because it contains
     * variables of a function, is left out.
     *
     * @param before the copy as the target is
     * @param after the copy as it will be; both are of no other use afterwards
     */
    public static Map<String, WrittenRows> rows(
            TargetCopy copy, Database before, Database after, Collection<String> texts) {
        var rows = new HashMap<String, WrittenRows>();
        if (texts.isEmpty()) {
            return rows;
        }
        copy.planLikeTarget(before);
        copy.planLikeTarget(after);
        String password = password();
        Database reading = asPlanner(before, password);
        Database readingLater = asPlanner(after, password);
        try (StatementPlanner was = planner(reading, copy.facts().searchPaths());
                StatementPlanner will = planner(readingLater, copy.facts().searchPaths())) {
            for (String text : texts) {
                GivenStatement statement = GivenStatement.of(text, "");
                for (StatementPlanner planner : List.of(was, will)) {
                    if (!rows.containsKey(text) && planner.plan(statement) instanceof Planned.Explained plan) {
                        WrittenRows.of(plan.root()).ifPresent(found -> rows.put(text, found));
                    }
                }
            }
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "planning on the copy: " + e.getMessage(), e);
        }
        return rows;
    }

    private static long blocks(TargetFacts facts, String name) {
        return facts.relations().stream()
                .filter(one -> one.isTable() && one.name().equals(name))
                .mapToLong(one -> one.blocks())
                .max()
                .orElse(0);
    }

    private static String password() {
        byte[] secret = new byte[18];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** A role that may read and write everything and nothing more, and take each role of the target. */
    private static Database asPlanner(Database database, String password) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin create role " + PLANNER + "; exception when duplicate_object then null; end $$");
            statement.execute("alter role " + PLANNER + " login bypassrls nosuperuser password '" + password + "'");
            statement.execute("grant pg_read_all_data, pg_write_all_data to " + PLANNER);
            statement.execute(
                    "do $$ declare r record; begin for r in select rolname from pg_catalog.pg_roles where not rolsuper and rolname"
                            + " !~ '^pg_' and rolname <> " + Identifier.literal(PLANNER)
                            + " loop execute pg_catalog.format('grant %I to "
                            + PLANNER + "', r.rolname); end loop; end $$");
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, "planning on the copy: " + e.getMessage(), e);
        }
        return database.with("user", PLANNER).with("password", password);
    }

    /** The simple protocol, because with the extended one the driver would have to supply values for $1. */
    private static StatementPlanner planner(Database database, Map<String, String> paths) throws SQLException {
        return new StatementPlanner(database.with("preferQueryMode", "simple").connect(), paths);
    }
}
