package dev.plumbline.schema.migrate;

import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns what Flyway throws into file, line, statement and the server's own words. */
final class Failures {
    static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";

    private Failures() {}

    static MigrationFailure of(FlywayException failure) {
        String file = "";
        int line = 0;
        String statement = "";
        SQLException sql = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script) {
                file = script.getResource() == null ? "" : script.getResource().getRelativePath();
                line = script.getLineNumber();
                statement = Objects.requireNonNullElse(script.getStatement(), "");
            }
            if (cause instanceof SQLException found) {
                sql = found;
            }
        }
        String state = sql == null ? "" : Objects.requireNonNullElse(sql.getSQLState(), "");
        String said = sql == null ? firstLine(failure) : said(sql);
        line += linesBefore(statement, sql);
        String where = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
        String quoted = statement.isEmpty() ? "" : "\n  statement: " + FileChecks.shortened(statement);
        return new MigrationFailure(file, line, state, where + said + advice(state) + quoted, failure);
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
        return firstLine(failure);
    }

    private static int linesBefore(String statement, @org.jspecify.annotations.Nullable SQLException failure) {
        if (failure instanceof PSQLException e && e.getServerErrorMessage() != null) {
            int position = e.getServerErrorMessage().getPosition();
            int until = Math.min(Math.max(position - 1, 0), statement.length());
            return (int)
                    statement.substring(0, until).chars().filter(c -> c == '\n').count();
        }
        return 0;
    }

    private static String firstLine(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(failure.toString());
    }
}
