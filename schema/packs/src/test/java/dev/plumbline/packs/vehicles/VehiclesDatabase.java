package dev.plumbline.packs.vehicles;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files of the vehicles pack, run one by one over plain JDBC, so that no test here depends on how they are migrated. */
final class VehiclesDatabase {

    static final Pack PACK = Packs.find("vehicles");

    private VehiclesDatabase() {}

    static List<MigrationFile> files(Kind kind) {
        return PACK.phases().stream()
                .flatMap(phase -> PACK.files(phase).stream())
                .filter(file -> file.kind() == kind)
                .toList();
    }

    static MigrationFile undoOf(MigrationFile versioned) {
        return files(Kind.UNDO).stream()
                .filter(undo -> undo.root().equals(versioned.root()))
                .filter(undo ->
                        undo.fileName().substring(1).equals(versioned.fileName().substring(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no undo file of " + versioned.path()));
    }

    /** A copy of the migrated pack, all phases, without rows. */
    static ThrowAwayDatabase migrated() {
        return ThrowAwayDatabase.copyOf("vehicles, file by file", VehiclesDatabase::migrate);
    }

    /** The same with the rows of {@code rows.sql}. */
    static ThrowAwayDatabase withRows() {
        return ThrowAwayDatabase.copyOf("vehicles, file by file, with rows", database -> {
            migrate(database);
            try {
                Sql.run(database, resource("rows.sql"));
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    static void migrate(Database database) {
        try (Connection connection = wholeScripts(database)) {
            for (Phase phase : PACK.phases()) {
                for (Kind kind : List.of(Kind.VERSIONED, Kind.REPEATABLE)) {
                    for (MigrationFile file : PACK.files(phase)) {
                        if (file.kind() == kind) {
                            run(connection, file);
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection that sends a script as it is: the driver's own splitting does not know {@code begin atomic}. */
    static Connection wholeScripts(Database database) {
        return database.with("preferQueryMode", "simple").connectForUser();
    }

    /** Runs a file as one transaction. */
    static void run(Connection connection, MigrationFile file) throws SQLException {
        connection.setAutoCommit(false);
        Sql.run(connection, file.text());
        connection.commit();
        connection.setAutoCommit(true);
    }

    static String resource(String name) {
        String path = "/packs-test/vehicles/" + name;
        try (InputStream in = Objects.requireNonNull(VehiclesDatabase.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a query, every value as text; the arguments take the places of the question marks. */
    static List<List<@Nullable String>> rows(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                var rows = new ArrayList<List<@Nullable String>>();
                while (found.next()) {
                    var row = new ArrayList<@Nullable String>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.add(found.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }
}
