package dev.plumbline.schema.script;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PreferQueryMode;
import org.postgresql.util.PSQLException;

/** Runs the statements of a file one by one, as they stand, and the data lines of its COPY statements. */
public final class ScriptRun {
    private static final String NOTICE = "00";

    private final Connection connection;
    private final Consumer<String> messages;

    /** Something to do. */
    public interface Step {
        void run() throws SQLException;
    }

    /** @param messages receives the server's warnings */
    public ScriptRun(Connection connection, Consumer<String> messages) {
        this.connection = connection;
        this.messages = messages;
    }

    /** How a statement is run, when it is not simply executed. */
    public interface Around {
        void run(SqlStatement statement, Step step) throws SQLException;
    }

    /** How many statements there were. */
    public int run(String script, String text) throws SQLException {
        return run(script, text, (statement, step) -> step.run());
    }

    public int run(String script, String text, Around around) throws SQLException {
        List<SqlStatement> all = SqlScript.of(text).all();
        for (SqlStatement one : all) {
            around.run(one, () -> run(script, one));
        }
        return all.size();
    }

    private void run(String script, SqlStatement one) throws SQLException {
        try {
            if (one.data().isPresent()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(one.text(), new StringReader(one.data().get()));
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                uncut(() -> statement.execute(one.text()));
                warnings(script, one, statement.getWarnings());
            }
        } catch (SQLException e) {
            throw new ScriptFailure(script, one.line() + linesBefore(one.text(), e), one.withoutComments(), e);
        } catch (IOException e) {
            throw new SQLException(script + ":" + one.line() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The driver would split the text once more, by rules that are not quite PostgreSQL's: {@code /*}{@code / ; *}{@code /} is a comment.
     */
    private void uncut(Step step) throws SQLException {
        QueryExecutor driver = connection.unwrap(BaseConnection.class).getQueryExecutor();
        PreferQueryMode usual = driver.getPreferQueryMode();
        driver.setPreferQueryMode(PreferQueryMode.EXTENDED_FOR_PREPARED);
        try {
            step.run();
        } finally {
            driver.setPreferQueryMode(usual);
        }
    }

    private void warnings(String script, SqlStatement one, SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            if (warning.getSQLState() != null && !warning.getSQLState().startsWith(NOTICE)) {
                messages.accept(script + ":" + one.line() + ": warning: " + warning.getMessage());
            }
        }
    }

    private static int linesBefore(String statement, SQLException failure) {
        if (!(failure instanceof PSQLException e) || e.getServerErrorMessage() == null) {
            return 0;
        }
        int characters = Math.max(e.getServerErrorMessage().getPosition() - 1, 0);
        int until =
                statement.offsetByCodePoints(0, Math.min(characters, statement.codePointCount(0, statement.length())));
        return (int)
                statement.substring(0, until).chars().filter(c -> c == '\n').count();
    }
}
