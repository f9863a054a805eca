package dev.plumbline.schema.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackDatabasesIT {
    @TempDir
    private Path folder;

    @Test
    void rolesThatAFolderNamesAreThereOnAServerThatIsThrownAway() throws Exception {
        Files.writeString(folder.resolve("V1__item.sql"), "create table item (id int);");
        Files.writeString(folder.resolve("V2__rights.sql"), """
                grant select on item to "plumbline reader ü";
                alter table item enable row level security;
                create policy mine on item to plumbline_writer using (true);
                """);

        try (ThrowAwayDatabase built = PackDatabases.migrated(Packs.find(folder.toString()));
                Connection connection = built.database().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_catalog.has_table_privilege('plumbline reader ü', 'public.item', 'select'),"
                                + " (select rolcanlogin from pg_catalog.pg_roles where rolname = 'plumbline_writer')")) {
            row.next();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getBoolean(2)).isFalse();
        }
    }

    @Test
    void whatElseFailsFails() throws Exception {
        Files.writeString(folder.resolve("V1__type.sql"), "create table item (id no_such_type);");

        assertThatThrownBy(() -> PackDatabases.migrated(Packs.find(folder.toString())))
                .isInstanceOf(MigrationFailure.class)
                .hasMessageContaining("no_such_type");
    }
}
