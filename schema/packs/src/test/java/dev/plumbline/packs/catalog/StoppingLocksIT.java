package dev.plumbline.packs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * How long a lock is held depends on what is done under it. No statement of the change, forth or back, reads or rewrites products
 * while its transaction holds a lock that stops writers, so the number of rows does not matter.
 */
class StoppingLocksIT {
    private static final Pack PACK = Packs.find("catalog");
    private static final String HELD = """
            select count(*) from pg_locks where pid = pg_backend_pid() and granted and relation = 'products'::regclass
            and mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
            """;
    private static final String READ = "select pg_stat_get_xact_numscans('products'::regclass)";
    private static final String FILE = "select pg_relation_filenode('products')";

    @Test
    void noRowIsLookedAtWhileWritersAreStopped() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            new Migrator(
                            holder.database(),
                            PACK,
                            MigrateOptions.DEFAULT
                                    .withPhases(Set.of(Phase.SCHEMA))
                                    .withTarget("0003"))
                    .migrate();
            Seeder.seed(connection, DataSets.get("catalog").variant("before"));
            long file = Sql.number(connection, FILE);
            var stopped = new ArrayList<String>();
            for (MigrationFile up : files(Kind.VERSIONED)) {
                stopped.addAll(readWhileStopping(connection, up));
                if (up.fileName().startsWith("V0006")) {
                    statement.execute("update products set name = name");
                }
            }
            var undoFiles = new ArrayList<>(files(Kind.UNDO));
            undoFiles.sort(Comparator.comparing(MigrationFile::fileName).reversed());
            for (MigrationFile down : undoFiles) {
                stopped.addAll(readWhileStopping(connection, down));
            }
            assertThat(stopped).isEmpty();
            assertThat(Sql.number(connection, FILE)).isEqualTo(file);
        }
    }

    @Test
    void readingUnderSuchALockIsSeen() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser()) {
            new Migrator(holder.database(), PACK).migrate();
            Seeder.seed(connection, DataSets.get("catalog"));
            assertThat(readWhileStopping(
                            connection,
                            "bad",
                            List.of("alter table products add constraint c check (name is not null)"),
                            true))
                    .hasSize(1);
        }
    }

    private static List<MigrationFile> files(Kind kind) {
        return PACK.files(Phase.SCHEMA).stream()
                .filter(file -> file.kind() == kind
                        && file.version().orElseThrow().text().compareTo("0003") > 0)
                .toList();
    }

    private static List<String> readWhileStopping(Connection connection, MigrationFile file) throws SQLException {
        return readWhileStopping(
                connection,
                file.fileName(),
                SqlScript.of(file.text()).all().stream().map(SqlStatement::text).toList(),
                file.text().contains("-- Transaction: yes"));
    }

    private static List<String> readWhileStopping(
            Connection connection, String name, List<String> statements, boolean transaction) throws SQLException {
        var read = new ArrayList<String>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                long before = Sql.number(connection, READ);
                statement.execute(sql);
                if (Sql.number(connection, HELD) > 0 && Sql.number(connection, READ) > before) {
                    read.add(name + ": " + sql);
                }
                if (!transaction) {
                    connection.commit();
                }
            }
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return read;
    }
}
