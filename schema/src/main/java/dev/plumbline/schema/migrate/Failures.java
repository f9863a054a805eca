package dev.plumbline.schema.migrate;

import dev.plumbline.database.lock.LockNotAvailable;
import dev.plumbline.schema.script.ScriptFailure;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns the server's no into file, line, statement, the server's own words and what to do. */
final class Failures {
    static final String LOCK_NOT_AVAILABLE = "55P03";

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
        String quoted = statement.isEmpty() ? "" : "\n  statement: " + SqlStatement.shortened(statement);
        return new MigrationFailure(file, line, state, where + said(sql) + advice(state) + hint + quoted, failure);
    }

    /** The last attempt got no lock either. */
    static MigrationFailure withoutLock(LockNotAvailable refused, int attempts, MigrateOptions options) {
        MigrationFailure failure = refused.getCause() instanceof MigrationFailure found ? found : null;
        String file = failure == null ? "" : failure.file();
        int line = failure == null ? 0 : failure.line();
        String where = file.isEmpty() ? "" : file + (line > 0 ? ":" + line : "") + ": ";
        String message = where + withoutLock(refused, options) + ", in " + attempts + " attempts"
                + (refused.gaveWay()
                        ? " (nothing of this file was changed; --max-block says how long others may wait, `plumbline plan` how the"
                                + " change is made without)"
                        : " (--lock-retries says how often to try)");
        return new MigrationFailure(file, line, LOCK_NOT_AVAILABLE, message, refused);
    }

    /** What one attempt ended with. */
    static String withoutLock(LockNotAvailable refused, MigrateOptions options) {
        return refused.gaveWay()
                ? refused.reason()
                : "no lock" + (refused.seen() ? " within " + options.lockWait().toMillis() + " ms" : "") + ", "
                        + refused.reason();
    }

    private static String advice(String state) {
        return switch (state) {
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
