package dev.plumbline.catalog;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** One of everything a schema can hold, see torture.sql. */
public final class TortureSchema {

    private TortureSchema() {}

    public static ThrowAwayDatabase copy() {
        return ThrowAwayDatabase.copyOf("torture", TortureSchema::build);
    }

    static void build(Database database) {
        run(database, resource("torture.sql"));
    }

    static String resource(String name) {
        try (var in = TortureSchema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(Database database, String sql) {
        try {
            Sql.run(database, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql.length() > 300 ? e.getMessage() : sql + "\n" + e.getMessage(), e);
        }
    }

    static Catalog catalog(Database database) {
        try (Connection connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
