package dev.plumbline.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the header of a migration says about locks and rewrites is what the server saw: of every file of every pack, over plain JDBC, with
 * the pack's rows in the tables.
 */
class PackHeadersIT {

    static List<String> packs() {
        return Packs.names();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void locksAndRewritesAreThoseThatTheHeaderNames(String name) throws SQLException, IOException {
        Pack pack = Packs.find(name);
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> name + ": the server lacks " + pack.extensions());
        try (var database = ThrowAwayDatabase.create();
                Connection connection = wholeScripts(database.database())) {
            for (Phase phase : pack.phases()) {
                List<MigrationFile> files = pack.files(phase);
                for (MigrationFile file : files) {
                    if (file.kind() == Kind.VERSIONED) {
                        check(connection, file);
                        check(connection, undoOf(file, files));
                        Observed.run(connection, file.text(), isTransaction(file));
                        rows(connection, pack, phase, file);
                    }
                }
                for (MigrationFile file : files) {
                    if (file.kind() == Kind.REPEATABLE) {
                        check(connection, file);
                        check(connection, file);
                    }
                }
            }
        }
    }

    @Test
    void aLieIsFound() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            Observed.run(connection, "create table item (id int); insert into item values (1)", true);
            Observed observed =
                    Observed.of(connection, "alter table item add column note uuid default gen_random_uuid()");
            assertThat(observed.locks()).isEqualTo(Map.of("item", "access exclusive"));
            assertThat(observed.rewritten()).containsExactly("item");
            assertThat(MigrationHeader.of("-- Locks: share on item").locks()).isNotEqualTo(observed.locks());
        }
    }

    /** A connection that sends a script as it is: the driver's own splitting does not know {@code begin atomic}. */
    private static Connection wholeScripts(Database database) {
        return database.with("preferQueryMode", "simple").connectForUser();
    }

    /** What runs without a transaction lets its locks go before anybody could look. */
    private static void check(Connection connection, MigrationFile file) throws SQLException {
        if (!isTransaction(file)) {
            Observed.run(connection, file.text(), false);
            return;
        }
        MigrationHeader header = MigrationHeader.of(file.text());
        Observed observed = Observed.of(connection, file.text());
        assertThat(observed.locks()).as("locks of %s", file.fileName()).isEqualTo(header.locks());
        String rewrites = String.join(", ", observed.rewritten());
        assertThat(header.values().get("Rewrites"))
                .as("rewrites of %s", file.fileName())
                .isEqualTo(rewrites.isEmpty() ? "none" : rewrites);
    }

    private static boolean isTransaction(MigrationFile file) {
        String said = MigrationHeader.of(file.text()).values().get("Transaction");
        assertThat(said).as("transaction of %s", file.fileName()).isIn("yes", "no");
        return said.equals("yes");
    }

    private static MigrationFile undoOf(MigrationFile versioned, List<MigrationFile> files) {
        return files.stream()
                .filter(file -> file.kind() == Kind.UNDO)
                .filter(undo ->
                        undo.fileName().substring(1).equals(versioned.fileName().substring(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no undo file of " + versioned.path()));
    }

    private static void rows(Connection connection, Pack pack, Phase phase, MigrationFile file)
            throws SQLException, IOException {
        String version = file.version().orElseThrow().text();
        Path rows =
                Path.of("").toAbsolutePath().resolve(pack.name() + "/rows/" + phase.word() + "-" + version + ".sql");
        if (Files.exists(rows)) {
            Observed.run(connection, Files.readString(rows), true);
        }
    }
}
