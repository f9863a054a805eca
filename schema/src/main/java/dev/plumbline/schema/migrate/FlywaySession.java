package dev.plumbline.schema.migrate;

import dev.plumbline.database.session.SearchPath;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection in Flyway's hands. Flyway runs the statements of scripts as plain ones or, for COPY, on the driver's own
 * connection, and prepares every question of its own: by that it is told which of them sees the user's search path.
 */
final class FlywaySession implements InvocationHandler {

    /** Flyway puts its schema, which others may write to, before everything else. Its own names are qualified anyway. */
    private static final String FLYWAYS_PATH = "SELECT set_config('search_path', ?, false)";

    /** The history table is made by a script as well, one whose every name has its schema. */
    private static final Pattern HISTORY = Pattern.compile("(?s)\\s*(CREATE TABLE IF NOT EXISTS|ALTER TABLE|INSERT INTO"
            + "|CREATE INDEX \"[^\"]+\" ON)\\s+\"(?:[^\"]|\"\")+\"\\.\"flyway_(?:schema|optimize)_history\".*");

    private enum Path {
        OURS,
        USERS,
        UNKNOWN
    }

    private final Connection connection;
    private Path path = Path.OURS;

    private FlywaySession(Connection connection) {
        this.connection = connection;
    }

    static Connection of(Connection connection) {
        return proxy(Connection.class, new FlywaySession(connection));
    }

    /** The session for SQL of our own. */
    static Connection ours(Connection given) throws SQLException {
        if (Proxy.isProxyClass(given.getClass())
                && Proxy.getInvocationHandler(given) instanceof FlywaySession session) {
            session.close();
            return session.connection;
        }
        return given;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "createStatement" -> {
                var statement = (Statement) Objects.requireNonNull(call(connection, method, arguments));
                return proxy(Statement.class, (self, called, values) -> invoke(statement, called, values));
            }
            case "prepareStatement" -> {
                close();
                if (arguments != null && FLYWAYS_PATH.equals(arguments[0])) {
                    return connection.prepareStatement("select ?::text");
                }
            }
            case "unwrap" -> open();
            case "commit", "setAutoCommit" -> close();
            case "rollback" -> {
                Object result = call(connection, method, arguments);
                path = Path.UNKNOWN;
                return result;
            }
            default -> {}
        }
        return call(connection, method, arguments);
    }

    private @Nullable Object invoke(Statement statement, Method method, @Nullable Object @Nullable [] values)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            boolean own = values != null
                    && values[0] instanceof String sql
                    && HISTORY.matcher(sql).matches();
            if (own) {
                close();
            } else {
                open();
            }
        }
        return call(statement, method, values);
    }

    private void open() throws SQLException {
        if (path != Path.USERS) {
            SearchPath.open(connection);
            path = Path.USERS;
        }
    }

    /** In a transaction that has failed the rollback does it. */
    private void close() throws SQLException {
        if (path == Path.OURS) {
            return;
        }
        try {
            SearchPath.close(connection);
            path = Path.OURS;
        } catch (SQLException e) {
            if (!"25P02".equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private static @Nullable Object call(Object on, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FlywaySession.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
