package dev.plumbline.packs.vehicles;

import static dev.plumbline.packs.vehicles.VehiclesDatabase.files;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.resource;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.rows;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.run;
import static dev.plumbline.packs.vehicles.VehiclesDatabase.undoOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.MigrationFile.Kind;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VehiclesUndoIT {

    @Test
    void everyVersionedFileHasItsUndoFileAndNoUndoFileIsAlone() {
        assertThat(files(Kind.UNDO))
                .extracting(file -> file.path().toString())
                .containsExactlyInAnyOrderElementsOf(files(Kind.VERSIONED).stream()
                        .map(file -> undoOf(file).path().toString())
                        .toList());
    }

    @Test
    void upUndoAndUpAgainGiveTheSameCatalogueForEveryFile() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            for (MigrationFile file : files(Kind.VERSIONED)) {
                List<String> before = structure(connection);
                run(connection, file);
                List<String> after = structure(connection);
                assertThat(after).as("%s changes something", file.path()).isNotEqualTo(before);
                fill(connection, file);
                run(connection, undoOf(file));
                assertThat(structure(connection)).as("undone: %s", file.path()).isEqualTo(before);
                run(connection, file);
                assertThat(structure(connection)).as("again: %s", file.path()).isEqualTo(after);
            }
        }
    }

    @Test
    void undoingEverythingLeavesAnEmptyDatabaseWithTheLookUpsInPlace() throws SQLException {
        try (var empty = ThrowAwayDatabase.create();
                var database = VehiclesDatabase.withRows();
                Connection connection = database.database().connectForUser();
                Connection other = empty.database().connectForUser()) {
            List<MigrationFile> newestFirst = new ArrayList<>(files(Kind.VERSIONED));
            Collections.reverse(newestFirst);
            for (MigrationFile file : newestFirst) {
                run(connection, undoOf(file));
            }
            assertThat(structure(connection)).isEqualTo(structure(other));
        }
    }

    @Test
    void theDropStopsAtAViewOfSomebodyElse() throws SQLException {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connectForUser()) {
            for (MigrationFile file : files(Kind.VERSIONED)) {
                if (file.fileName().startsWith("V0005")) {
                    Sql.run(connection, "create view mine as select name from vehicles.make");
                    List<String> before = structure(connection);
                    connection.setAutoCommit(false);
                    assertThat(catchThrowable(() -> Sql.run(connection, file.text())))
                            .hasMessageContaining("view mine depends on table vehicles.make");
                    connection.rollback();
                    assertThat(structure(connection)).isEqualTo(before);
                    return;
                }
                run(connection, file);
            }
        }
    }

    /** The catalogue, and beside it the order of the columns. */
    private static List<String> structure(Connection connection) throws SQLException {
        var all = new ArrayList<String>();
        Catalog catalog = Catalog.read(connection, CatalogScope.everything());
        all.addAll(catalog.canonicalText().lines().toList());
        for (List<@Nullable String> row : rows(
                connection,
                "select attrelid::regclass || ' ' || string_agg(attname, ', ' order by attnum)"
                        + " from pg_attribute join pg_class on pg_class.oid = attrelid"
                        + " where attnum > 0 and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'"
                        + " group by attrelid order by attrelid::regclass::text")) {
            all.add(String.valueOf(row.get(0)));
        }
        return all;
    }

    /** Rows for what the file has made, so that its undo works on a database in use. */
    private static void fill(Connection connection, MigrationFile file) throws SQLException {
        String name = file.fileName();
        if (name.equals("V0001__create_legacy_schema.sql") || name.startsWith("V0004")) {
            Sql.run(connection, resource("legacy_rows.sql"));
        } else if (name.startsWith("V0003")) {
            Sql.run(connection, resource("rows.sql"));
        }
    }
}
