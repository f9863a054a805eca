package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.database.session.Relation;
import dev.plumbline.database.session.SearchPath;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that no transaction can hold may be interrupted half way. Before such a file runs, a mark is left; the next run that
 * finds the mark takes the half-built indexes away and starts the file again.
 */
final class Unfinished {
    private static final String TABLE = "plumbline_unfinished";
    private static final Pattern INDEX =
            Pattern.compile("(?is).*?CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(IF\\s+NOT\\s+EXISTS\\s+)?"
                    + "(\"(?:[^\"]|\"\")+\"|[\\w$]+)\\s+ON\\s+(?:ONLY\\s+)?((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)"
                    + "(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?).*");

    private final Database database;
    private final Phase phase;

    Unfinished(Database database, Phase phase) {
        this.database = database;
        this.phase = phase;
    }

    void mark(String script) throws SQLException {
        try (Connection connection = database.connect();
                Statement create = connection.createStatement()) {
            String table = table(connection);
            create.execute("create table if not exists " + table
                    + " (phase text not null, script text not null, started_at timestamptz not null default now(),"
                    + " constraint plumbline_unfinished_pkey primary key (phase, script))");
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into " + table + " (phase, script) values (?, ?) on conflict do nothing")) {
                insert.setString(1, phase.word());
                insert.setString(2, script);
                insert.executeUpdate();
            }
        }
    }

    /** Called when everything is applied and in the history. */
    void clear() throws SQLException {
        try (Connection connection = database.connect()) {
            if (exists(connection)) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from " + table(connection) + " where phase = ?")) {
                    delete.setString(1, phase.word());
                    delete.executeUpdate();
                }
            }
        }
    }

    /** Takes away what interrupted runs of these pending files have left; says so. */
    void recover(List<MigrationFile> pending, List<MigrationObserver> observers) throws SQLException {
        try (Connection connection = database.connect()) {
            Set<String> marked = marked(connection);
            for (MigrationFile file : pending) {
                if (marked.contains(file.script())) {
                    dropIndexes(connection, file, observers);
                    forgetFailure(connection, file);
                }
            }
        }
    }

    private void dropIndexes(Connection connection, MigrationFile file, List<MigrationObserver> observers)
            throws SQLException {
        for (SqlStatement statement : SqlScript.of(PackResources.text(file)).statements()) {
            Matcher matcher = INDEX.matcher(statement.text());
            if (!matcher.matches()) {
                continue;
            }
            String table = matcher.group(3);
            String schema = table.matches("(?s).+\\..+") ? table.substring(0, table.lastIndexOf('.') + 1) : "";
            Optional<Relation> found = Relation.find(connection, schema + matcher.group(2));
            boolean keepsComplete = matcher.group(1) != null;
            if (found.isPresent() && isLeftOver(connection, found.get().sql(), file.script(), keepsComplete)) {
                try (Statement drop = connection.createStatement()) {
                    drop.execute(
                            "drop index concurrently if exists " + found.get().sql());
                }
                observers.forEach(observer -> observer.told(file.script() + " was interrupted before: index "
                        + found.get().sql() + " is dropped and built again"));
            }
        }
    }

    /**
     * A half-built index is, and a complete one that came after the mark and stands in the way of starting the file again. One
     * that was there before the file first ran is somebody else's.
     */
    private boolean isLeftOver(Connection connection, String index, String script, boolean keepsComplete)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select not i.indisvalid or not ? and pg_catalog.age(c.xmin) <= pg_catalog.age(u.xmin)"
                        + " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid, "
                        + table(connection)
                        + " u where i.indexrelid = pg_catalog.to_regclass(?::text)::oid and u.phase = ?::text"
                        + " and u.script = ?::text")) {
            query.setBoolean(1, keepsComplete);
            query.setString(2, index);
            query.setString(3, phase.word());
            query.setString(4, script);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void forgetFailure(Connection connection, MigrationFile file) throws SQLException {
        String history = home(connection) + Databases.quoted(phase.historyTable());
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + history + " where not success and script = ?")) {
            delete.setString(1, file.script());
            delete.executeUpdate();
        }
    }

    private Set<String> marked(Connection connection) throws SQLException {
        var scripts = new HashSet<String>();
        if (exists(connection)) {
            try (PreparedStatement query =
                    connection.prepareStatement("select script from " + table(connection) + " where phase = ?")) {
                query.setString(1, phase.word());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        scripts.add(rows.getString(1));
                    }
                }
            }
        }
        return scripts;
    }

    /** Beside the histories. */
    private static String home(Connection connection) throws SQLException {
        return Databases.quoted(SearchPath.home(connection).orElse("public")) + ".";
    }

    private static String table(Connection connection) throws SQLException {
        return home(connection) + TABLE;
    }

    private static boolean exists(Connection connection) throws SQLException {
        return Relation.find(connection, table(connection)).isPresent();
    }
}
