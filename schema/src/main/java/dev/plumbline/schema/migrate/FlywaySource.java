package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.session.Abandoned;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Where Flyway gets its connections from: sessions that see the user's names while a script of theirs runs, and nobody's while
 * Flyway asks for itself.
 *
 * @param settings SQL that is run on each first
 */
record FlywaySource(Database database, String settings) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            Abandoned.endSoon(connection);
            statement.execute(settings);
            return FlywaySession.of(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return new FlywaySource(database.with("user", user).with("password", password), settings).getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
