package dev.plumbline.operate.trial;

import dev.plumbline.database.SqlWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Work that is done within the transaction that is open in order to look at it, and is taken back whatever comes of it. */
public final class Trial {

    private Trial() {}

    public static <T> T run(Connection connection, SqlWork<T> work) throws SQLException {
        Savepoint start = connection.setSavepoint();
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback(start);
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
        connection.rollback(start);
        connection.releaseSavepoint(start);
        return result;
    }
}
