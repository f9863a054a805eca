package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.operate.trial.TrialOwner;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Event triggers, which only a superuser can create and which run with the rights of whoever fires them. They are created last, of
 * nothing but names, and never to fire in a session that sets {@code session_replication_role = replica}, as our own sessions do.
 */
final class EventTriggerCopy {
    private static final String NAME = "(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)";
    private static final Pattern MADE = pattern(
            "create event trigger NAME on (?:ddl_command_start|ddl_command_end|sql_drop|table_rewrite)"
                    + "(?: when tag in \\((?:'[A-Za-z ]+',? ?)+\\))? execute (?:function|procedure) NAME(?:\\.NAME)?\\(\\)");
    private static final Pattern SILENCED = pattern("alter event trigger NAME disable");
    private static final Pattern LOUDER = pattern("(?:alter event trigger NAME enable|comment on event trigger) .*");
    private static final Pattern ANY = pattern("(?:create|alter|comment on) event trigger .*");

    private EventTriggerCopy() {}

    /** Whether a statement is about one. */
    static boolean is(String sql) {
        return ANY.matcher(sql).matches();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(
                words.replace(" ", "\\s+").replace("?\\s+?", "?\\s*").replace("NAME", NAME) + ";?",
                Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** Returns, in words, what differs from the original. */
    static List<String> make(TrialOwner owner, List<StructureStatement> steps) throws SQLException {
        List<String> wanted = steps.stream()
                .map(StructureStatement::sql)
                .filter(EventTriggerCopy::is)
                .toList();
        var notes = new ArrayList<String>();
        if (wanted.isEmpty()) {
            return notes;
        }
        try (Connection connection = owner.superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : wanted) {
                if (MADE.matcher(sql).matches() || SILENCED.matcher(sql).matches()) {
                    make(statement, sql, notes);
                } else if (!LOUDER.matcher(sql).matches()) {
                    notes.add(StructureCopy.LACKING + sql);
                }
            }
        }
        return notes;
    }

    private static void make(Statement statement, String sql, List<String> notes) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            notes.add(StructureCopy.LACKING + sql + " (" + e.getMessage() + ")");
        }
    }
}
