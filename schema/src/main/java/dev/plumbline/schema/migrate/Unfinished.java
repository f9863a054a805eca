package dev.plumbline.schema.migrate;

import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.schema.migrate.history.HistoryTable;
import dev.plumbline.schema.migrate.session.MigrationSession;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.ScriptSettings;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
            Pattern.compile("(?is).*?CREATE\\s+(?:UNIQUE\\s+)?INDEX\\s+CONCURRENTLY\\s+(IF\\s+NOT\\s+EXISTS\\s+)?"
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
            try (PreparedStatement insert = connection.prepareStatement("insert into " + OwnSchema.table(NAME)
                    + " (home, phase, script) values (?, ?, ?)" + " on conflict do nothing")) {
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
    void recover(List<MigrationFile> pending, Consumer<String> messages) throws SQLException {
        Set<String> marked = marked();
        for (MigrationFile file : pending) {
            if (marked.contains(file.script())) {
                dropIndexes(file, messages);
            }
            history.deleteFailed(file.script());
        }
    }

    private void dropIndexes(MigrationFile file, Consumer<String> messages) throws SQLException {
        Connection connection = session.connection();
        for (SqlStatement statement : SqlScript.of(ScriptSettings.anyText(file)).statements()) {
            Matcher matcher = INDEX.matcher(statement.text());
            if (!matcher.matches()) {
                continue;
            }
            String table = matcher.group(3);
            String schema = table.matches("(?s).+\\..+") ? table.substring(0, table.lastIndexOf('.') + 1) : "";
            Optional<NamedRelation> found = NamedRelation.find(connection, schema + matcher.group(2));
            boolean keepsComplete = matcher.group(1) != null;
            if (found.isPresent() && isLeftOver(found.get().sql(), file.script(), keepsComplete)) {
                try (Statement drop = connection.createStatement()) {
                    drop.execute(
                            "drop index concurrently if exists " + found.get().sql());
                }
                messages.accept(file.script() + " was interrupted before: index "
                        + found.get().sql() + " is dropped and built again");
            }
        }
    }

    /**
     * A half-built index is, and a complete one that came after the mark and stands in the way of starting the file again. One
     * that was there before the file first ran is somebody else's.
     */
    private boolean isLeftOver(String index, String script, boolean keepsComplete) throws SQLException {
        try (PreparedStatement query = session.connection()
                .prepareStatement(
                        "select not i.indisvalid or not ? and pg_catalog.age(c.xmin) <= pg_catalog.age(u.xmin)"
                                + " from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid, "
                                + OwnSchema.table(NAME)
                                + " u where i.indexrelid = pg_catalog.to_regclass(?::text)::oid and u.home = ?::text"
                                + " and u.phase = ?::text and u.script = ?::text")) {
            query.setBoolean(1, keepsComplete);
            query.setString(2, index);
            query.setString(3, session.home());
            query.setString(4, phase.word());
            query.setString(5, script);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
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
