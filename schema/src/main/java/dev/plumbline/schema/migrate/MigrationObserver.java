package dev.plumbline.schema.migrate;

import dev.plumbline.database.output.Amounts;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/** Looks on while migrations are applied. Called on the migration's own connection, inside its transaction if it has one. */
public interface MigrationObserver {

    /** Before the first statement of a file. What is written here is committed or rolled back together with the file. */
    default void before(Connection connection, Phase phase, String version, String script) throws SQLException {}

    /** Asked after {@link #before}, in a transaction: whether the file's run is to be looked at before it is kept. */
    default boolean looks(Connection connection) throws SQLException {
        return false;
    }

    /** After the run that is looked at: whether it stays. Else it is taken back, and the file runs a second time. */
    default boolean stays(Connection connection) throws SQLException {
        return true;
    }

    /** Before that second run. */
    default void takenBack(Connection connection) throws SQLException {}

    /** Whether {@link #instead} is to be asked: each statement within a transaction has a savepoint of its own then. */
    default boolean standsIn() {
        return false;
    }

    /** The server refused a statement, and what it did is taken back: whether it has been done in another way. */
    default boolean instead(Connection connection, SqlStatement statement, SQLException refusal) throws SQLException {
        return false;
    }

    /** After the last statement of a file, before the commit. */
    default void after(Connection connection, Phase phase, String version, String script) throws SQLException {}

    /** Something else than a file was run between two files: a callback. In the callback's own transaction, if it has one. */
    default void beside(Connection connection) throws SQLException {}

    /** Once after the last file of a session that began one, in a transaction of its own. */
    default void ended(Connection connection, boolean failed) throws SQLException {}

    /** After the commit of a file. */
    default void applied(Phase phase, String script, Duration took) {
        message(phase.word() + " " + script + " (" + Amounts.time(took) + ")");
    }

    /** Where it is now, for somebody who watches: the statement that begins, or how far the server says it is. Any thread. */
    default void working(String at) {}

    /** Something worth telling the operator. Any thread. */
    default void message(String line) {}

    /** One that only passes on what is reported. */
    static MigrationObserver telling(Consumer<String> listener) {
        return new MigrationObserver() {
            @Override
            public void message(String line) {
                listener.accept(line);
            }
        };
    }
}
