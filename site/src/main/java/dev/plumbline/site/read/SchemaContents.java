package dev.plumbline.site.read;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.UserType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;

/** Everything in a database's schemas, as of one moment. */
public record SchemaContents(String home, List<Relation> relations, List<Routine> routines, List<UserType> types) {

    private static final String SETTINGS =
            "set local lock_timeout = '2s'; set local row_security = off; set local quote_all_identifiers = off";

    /** The usual schema if there is anything in it, else the only one there is. */
    private static final String HOME = """
            select coalesce(
                (select nspname from pg_namespace where nspname = 'public' and (
                    exists (select from pg_class where relnamespace = pg_namespace.oid)
                    or exists (select from pg_proc where pronamespace = pg_namespace.oid))),
                (select min(nspname::text) from pg_namespace
                 where nspname !~ '^pg_' and nspname not in ('information_schema', 'plumbline', 'public')
                 having count(*) = 1),
                '')
            """;

    public SchemaContents {
        relations = List.copyOf(relations);
        routines = List.copyOf(routines);
        types = List.copyOf(types);
    }

    /**
     * @param live whether sizes, statistics and rows mean something
     * @param samples how many rows of each table to show; 0: none
     */
    public static SchemaContents read(Database database, boolean live, int samples) {
        try (Connection connection = database.connectToRead()) {
            return read(connection, live, samples);
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, database + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same in the current read-only transaction. */
    public static SchemaContents read(Connection connection, boolean live, int samples) throws SQLException {
        String home;
        try (Statement statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            try (ResultSet row = statement.executeQuery(HOME)) {
                row.next();
                home = row.getString(1);
            }
        }
        var rows = new SiteQueries(connection, home);
        List<Routine> routines = new RoutineReader(rows).read();
        var relations = new RelationReader(rows, live, routines);
        List<Relation> read = relations.read();
        if (samples > 0) {
            read = new SampleReader(connection, samples).with(read);
        }
        return new SchemaContents(home, read, relations.withCallers(routines), types(rows));
    }

    private static List<UserType> types(SiteQueries rows) throws SQLException {
        return rows
                .of(
                        "types",
                        row -> new UserType(
                                RelationReader.name(row, "typname"),
                                UserType.kindOf(row.getString("kind")),
                                SiteQueries.text(row, "definition"),
                                SiteQueries.text(row, "comment")))
                .stream()
                .sorted(Comparator.comparing(UserType::name))
                .toList();
    }
}
