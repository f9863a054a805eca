package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.rows.RowFingerprints;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.PgDump;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases with one of every kind come back equal, judged by the catalogue and, where there is one, by pg_dump. */
class TortureIT {
    @TempDir
    Path folder;

    @Test
    void everyKindTheCatalogueDescribesComesBack() throws Exception {
        try (var source = ThrowAwayDatabase.copyOf("torture.sql", database -> fill(database, "torture.sql"));
                var target = ThrowAwayDatabase.create()) {
            assertThat(carry(source.database(), target.database(), false).structureSource())
                    .isEqualTo("catalogue");
            assertEqual(source.database(), target.database());
            carry(source.database(), target.database(), true);
            assertEqual(source.database(), target.database());
            assertThat(comment(target.database())).isEqualTo("large");
        }
    }

    @Test
    void whatOnlyPgDumpDescribesComesBack() throws Exception {
        Assumptions.assumeTrue(
                pgDump(ThrowAwayDatabase.server().database("postgres")).isPresent() || mustBeThere(), "no pg_dump");
        try (var source = ThrowAwayDatabase.create();
                var target = ThrowAwayDatabase.create()) {
            fill(source.database(), "torture_pg_dump.sql");
            assertThat(carry(source.database(), target.database(), false).structureSource())
                    .isEqualTo("pg_dump");
            assertEqual(source.database(), target.database());
            carry(source.database(), target.database(), true);
            assertEqual(source.database(), target.database());
        }
    }

    /** The order of columns that an inheriting table got late is not kept; pg_dump does not keep it either. */
    private static void assertEqual(Database source, Database target) throws SQLException {
        assertThat(catalogue(target)).isEqualTo(catalogue(source));
        assertThat(RowFingerprints.read(target).differences(RowFingerprints.read(source)))
                .isEmpty();
        Optional<PgDump> dump = pgDump(source);
        if (dump.isPresent()) {
            assertThat(dumped(dump.get(), target)).isEqualTo(dumped(dump.get(), source));
        }
    }

    private static String dumped(PgDump dump, Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            connection.setAutoCommit(false);
            Session.execute(connection, "set transaction isolation level repeatable read");
            String snapshot = Session.text(connection, "select pg_export_snapshot()");
            return dump.section(database, "pre-data", snapshot, Scope.everything())
                    + dump.section(database, "post-data", snapshot, Scope.everything());
        }
    }

    private static Optional<PgDump> pgDump(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Optional.of(
                    PgDump.find(Optional.empty(), database, Session.serverMajor(connection), List.of("a test")));
        } catch (BackupException e) {
            return Optional.empty();
        }
    }

    private Manifest carry(Database source, Database target, boolean replace) {
        Path file = folder.resolve("db.plumb");
        BackupOptions options = BackupOptions.defaults().overwriting(true);
        Manifest manifest =
                Backup.write(source, file, options, Progress.silent()).manifest();
        try (BackupFile opened = BackupFile.open(file)) {
            Restore.run(
                    target,
                    opened,
                    RestoreOptions.defaults().replacing(replace).readingBack(replace),
                    Progress.silent());
        }
        return manifest;
    }

    private static String comment(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Session.text(connection, "select obj_description(901, 'pg_largeobject')");
        }
    }

    private static String catalogue(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything()).canonicalText();
        }
    }

    private static void fill(Database database, String file) {
        try (var in = Objects.requireNonNull(TortureIT.class.getResourceAsStream(file));
                Connection connection =
                        database.with("preferQueryMode", "simple").connectForUser()) {
            Session.execute(connection, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The container's image brings it; a test that is skipped there would be skipped everywhere. */
    private static boolean mustBeThere() {
        return "true".equals(System.getenv("CI")) && "container".equals(System.getProperty("plumbline.server"));
    }
}
