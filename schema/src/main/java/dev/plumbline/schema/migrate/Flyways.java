package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.session.Abandoned;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Sets Flyway up for one phase of a pack. */
final class Flyways {

    /** Flyway tells its progress at length; here the observers do. A field, because loggers are held weakly. */
    private static final Logger LOG = Logger.getLogger("org.flywaydb");

    static {
        LOG.setLevel(Level.WARNING);
    }

    private Flyways() {}

    static Flyway of(Database database, Pack pack, Phase phase, MigrateOptions options, Callback... callbacks) {
        boolean all = reachesTheLast(pack, phase, options.target());
        FluentConfiguration configuration = Flyway.configure(Flyways.class.getClassLoader())
                .dataSource(new Source(
                        database,
                        "set lock_timeout = " + options.lockTimeout().toMillis() + "; set statement_timeout = "
                                + options.statementTimeout().toMillis()))
                .resourceProvider(new PackResources(pack, phase, all))
                .locations(new String[0])
                .table(phase.historyTable())
                .placeholders(pack.placeholders())
                .outOfOrder(options.outOfOrder())
                .validateMigrationNaming(false)
                .callbacks(callbacks)
                // Looking must not run what is meant to run around migrations.
                .skipDefaultCallbacks(callbacks.length == 0);
        options.target().ifPresent(configuration::target);
        if (!all) {
            configuration.ignoreMigrationPatterns("*:future", "repeatable:missing");
        }
        options.baseline()
                .ifPresent(version ->
                        configuration.baselineOnMigrate(phase == Phase.SCHEMA).baselineVersion(version));
        if (phase != Phase.SCHEMA) {
            configuration.baselineOnMigrate(true).baselineVersion("0").baselineDescription("before " + phase.word());
        }
        // Flyway's own lock must not be a transaction's, or CREATE INDEX CONCURRENTLY would wait for it for ever.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    /**
     * Whether a run goes up to the newest versioned file. One that stops before leaves the repeatable files alone: they are
     * written for the newest structure, and a function over a table that is not there yet cannot be made.
     */
    private static boolean reachesTheLast(Pack pack, Phase phase, Optional<String> target) {
        return target.filter(word -> Character.isDigit(word.charAt(0)))
                .map(MigrationVersion::fromVersion)
                .map(last -> pack.files(phase).stream()
                        .filter(file -> file.kind() == MigrationFile.Kind.VERSIONED)
                        .allMatch(file -> file.version().orElseThrow().compareTo(last) <= 0))
                .orElse(true);
    }

    private record Source(Database database, String settings) implements DataSource {
        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = database.connect();
            try (Statement statement = connection.createStatement()) {
                Abandoned.endSoon(connection);
                statement.execute(settings);
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public Connection getConnection(String user, String password) {
            return database.with("user", user).with("password", password).connect();
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
}
