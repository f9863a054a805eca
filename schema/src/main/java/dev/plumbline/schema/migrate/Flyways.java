package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.session.SearchPath;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

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
        String home = home(database);
        FluentConfiguration configuration = Flyway.configure(Flyways.class.getClassLoader())
                .dataSource(new FlywaySource(
                        database,
                        "set lock_timeout = " + options.lockTimeout().toMillis() + "; set statement_timeout = "
                                + options.statementTimeout().toMillis()))
                .resourceProvider(new PackResources(pack, phase, all))
                .locations(new String[0])
                // Asked in a session of its own, which sees no schema but PostgreSQL's, Flyway would take that one.
                .defaultSchema(home)
                .createSchemas(false)
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

    /** The first schema of the user's search path that exists: there the history is, and what the files make without a schema. */
    private static String home(Database database) {
        try (Connection connection = database.connect()) {
            return SearchPath.home(connection)
                    .orElseThrow(() -> new PlumblineException(
                            PlumblineException.Kind.USAGE,
                            database
                                    + ": no schema of the search path exists, wanted one to migrate in: set search_path"
                                    + " for the role or the database, or name one in the address with currentSchema"));
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
    }
}
