package dev.plumbline.schema.migrate;

import dev.plumbline.database.OwnSchema;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that no transaction can hold may be interrupted half way. Before such a file runs, a mark is left; the next run that
 * finds the mark takes the half-built indexes away and starts the file again.
 */
final class Unfinished {
    private static final String NAME = "unfinished";
    private static final Pattern INDEX =
            Pattern.compile("(?is).*?CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?"
                    + "(\"(?:[^\"]|\"\")+\"|[\\w$]+)\\s+ON\\s+(?:ONLY\\s+)?((?:\"(?:[^\"]|\"\")+\"|[\\w$]+)"
                    + "(?:\\.(?:\"(?:[^\"]|\"\")+\"|[\\w$]+))?).*");

    private final MigrationSession session;
    private final HistoryTable history;
    private final Phase phase;

    Unfinished(MigrationSession session, HistoryTable history, Phase phase) {
        this.session = session;
        this.history = history;
        this.phase = phase;
    }

    /** Outside of any transaction: the mark has to be there whatever becomes of the file. */
    void mark(String script) throws SQLException {
        Connection connection = session.connection();
        session.transaction(() -> {
            OwnSchema.make(connection);
            if (!OwnSchema.holds(connection, NAME)) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create table " + OwnSchema.table(NAME)
                            + " (home text not null, phase text not null, script text not null,"
                            + " started_at timestamptz not null default pg_catalog.now(),"
                            + " constraint unfinished_pkey primary key (home, phase, script))");
                }
            }
            forget(script);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into " + OwnSchema.table(NAME) + " (home, phase, script) values (?, ?, ?)")) {
                insert.setString(1, session.home());
                insert.setString(2, phase.word());
                insert.setString(3, script);
                return insert.executeUpdate();
            }
        });
    }

    /** Called when the file is applied and in the history. */
    void forget(String script) throws SQLException {
        try (PreparedStatement delete = session.connection()
                .prepareStatement(
                        "delete from " + OwnSchema.table(NAME) + " where home = ? and phase = ? and script = ?")) {
            delete.setString(1, session.home());
            delete.setString(2, phase.word());
            delete.setString(3, script);
            delete.executeUpdate();
        }
    }

    /** Takes away what interrupted runs of these pending files have left; says so. */
    void recover(List<MigrationFile> pending, Consumer<String> told) throws SQLException {
        Set<String> marked = marked();
        for (MigrationFile file : pending) {
            if (marked.contains(file.script())) {
                session.users(() -> dropIndexes(file, told));
            }
            history.deleteFailed(file.script());
        }
    }

    private int dropIndexes(MigrationFile file, Consumer<String> told) throws SQLException {
        Connection connection = session.connection();
        int dropped = 0;
        for (SqlStatement statement : SqlScript.of(ScriptSettings.anyText(file)).statements()) {
            Matcher matcher = INDEX.matcher(statement.text());
            if (!matcher.matches()) {
                continue;
            }
            String table = matcher.group(2);
            String schema = table.matches("(?s).+\\..+") ? table.substring(0, table.lastIndexOf('.') + 1) : "";
            String index = schema + matcher.group(1);
            try (PreparedStatement query = connection.prepareStatement("select pg_catalog.to_regclass(?) is not null");
                    Statement drop = connection.createStatement()) {
                query.setString(1, index);
                try (ResultSet rows = query.executeQuery()) {
                    rows.next();
                    if (rows.getBoolean(1)) {
                        drop.execute("drop index concurrently if exists " + index);
                        dropped++;
                        told.accept(file.script() + " was interrupted before: index " + index
                                + " is dropped and built again");
                    }
                }
            }
        }
        return dropped;
    }

    private Set<String> marked() throws SQLException {
        var scripts = new HashSet<String>();
        Connection connection = session.connection();
        if (!OwnSchema.holds(connection, NAME)) {
            return scripts;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "select script from " + OwnSchema.table(NAME) + " where home = ? and phase = ?")) {
            query.setString(1, session.home());
            query.setString(2, phase.word());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    scripts.add(rows.getString(1));
                }
            }
        }
        return scripts;
    }
}
