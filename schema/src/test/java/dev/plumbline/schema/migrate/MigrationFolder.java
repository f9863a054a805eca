package dev.plumbline.schema.migrate;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A bare folder of migrations, written file by file, and the tables they make. */
public record MigrationFolder(Path path) {

    MigrationFolder with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    MigrationFolder with(String name, byte[] bytes) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Pack pack() {
        return Packs.find(path.toString());
    }

    public static List<String> tables(Database database) throws SQLException {
        return Sql.rows(
                database,
                "select relname from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
                        + " and relname not like 'flyway%' and relname not like 'plumbline%' order by 1");
    }
}
