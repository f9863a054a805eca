package dev.plumbline.schema.migrate;

import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns the server's no into file, line, statement, the server's own words and what to do. */
final class Failures {
    static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";

    private Failures() {}

    static MigrationFailure of(String script, SQLException failure, String hint) {
        String file = script;
        int line = 0;
        String statement = "";
        SQLException sql = failure;
        if (failure instanceof ScriptFailure found && found.getCause() instanceof SQLException cause) {
            file = found.file();
            line = found.line();
            statement = found.statement();
            sql = cause;
        }
        String state = Objects.requireNonNullElse(sql.getSQLState(), "");
        String where = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
        String quoted = statement.isEmpty() ? "" : "\n  statement: " + FileChecks.shortened(statement);
        return new MigrationFailure(file, line, state, where + said(sql) + advice(state) + hint + quoted, failure);
    }

    static boolean isLock(MigrationFailure failure) {
        return failure.sqlState().equals(LOCK_NOT_AVAILABLE)
                || failure.sqlState().equals(DEADLOCK);
    }

    private static String advice(String state) {
        return switch (state) {
            case LOCK_NOT_AVAILABLE ->
                " (another session holds the table; --lock-timeout and --lock-retries say how" + " long to wait)";
            case "57014" -> " (--statement-timeout 0 takes the limit away)";
            case "42501" -> " (the role lacks a right; migrate as the owner of the schema)";
            default -> "";
        };
    }

    private static String said(SQLException failure) {
        if (failure instanceof PSQLException e && e.getServerErrorMessage() != null) {
            ServerErrorMessage message = e.getServerErrorMessage();
            String said = message.getSeverity() + ": " + message.getMessage();
            if (message.getDetail() != null) {
                said += " — " + message.getDetail();
            }
            return message.getHint() == null ? said : said + " — " + message.getHint();
        }
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(failure.toString());
    }
}
