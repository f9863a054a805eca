package dev.plumbline.database.rights;

import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Work done as another role, where the server lets the code it runs take no other: {@link ConfinedQuestions} in a transaction that only
 * reads, {@link OwnersRights} in one that writes. What the latter needs is made and dropped around each statement, so that none of it is
 * ever committed. One thread.
 */
final class ConfinedWork {

    private final Connection connection;
    private final String role;

    ConfinedWork(Connection connection, String role) {
        this.connection = connection;
        this.role = role;
    }

    long write(String sql) throws SQLException {
        return withRights(rights -> rights.perform(role, sql));
    }

    List<Long> numbers(String sql, int columns) throws SQLException {
        return withRights(rights -> rights.numbers(role, sql, columns));
    }

    <T> T ask(String sql, int fetchSize, SqlReader<T> reader) throws SQLException {
        if (connection.getAutoCommit()) {
            return ConsistentRead.asking(connection, () -> ask(sql, fetchSize, reader));
        }
        if (!onlyReads()) {
            return withRights(rights -> rights.ask(role, sql, reader));
        }
        ConfinedQuestions questions = questions();
        String call = questions.query(sql);
        return SearchPath.backTo(
                questions::forget,
                () -> Savepoints.takingBack(connection, open -> ActingRole.read(open, call, fetchSize, reader)));
    }

    ConfinedQuestions questions() throws SQLException {
        return ConfinedQuestions.of(connection, role);
    }

    private boolean onlyReads() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && row.getString(1).equals("on");
        }
    }

    private <T> T withRights(Task<T> task) throws SQLException {
        var rights = new OwnersRights(connection);
        T result = task.run(rights);
        rights.end();
        return result;
    }

    private interface Task<T> {
        T run(OwnersRights rights) throws SQLException;
    }
}
