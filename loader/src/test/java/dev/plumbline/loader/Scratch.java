package dev.plumbline.loader;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** An empty database and a folder for one test. */
final class Scratch implements AutoCloseable {

    private final ThrowAwayDatabase holder = EmptyDatabases.take();
    private final Path folder;

    Scratch(String... sql) {
        try {
            folder = Files.createTempDirectory("loader-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(sql);
    }

    Database database() {
        return holder.database();
    }

    void run(String... sql) {
        try {
            Sql.run(database(), sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows as text, values separated by bars. */
    List<String> rows(String sql) {
        try {
            return Sql.rows(database(), sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + (lines.length == 0 ? "" : "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    FileLoad into(String table) {
        return Loader.of(database()).into(table);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        EmptyDatabases.giveBack(holder);
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
