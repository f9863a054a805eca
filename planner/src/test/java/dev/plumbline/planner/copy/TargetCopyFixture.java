package dev.plumbline.planner.copy;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A filled database, and SQL on it. */
public final class TargetCopyFixture {

    private TargetCopyFixture() {}

    public static ThrowAwayDatabase filled(String rows) throws IOException, SQLException {
        ThrowAwayDatabase filled = ThrowAwayDatabase.create();
        execute(
                filled.database(),
                text("filled.sql").replace(":rows", rows),
                "vacuum analyze",
                "alter database " + filled.database().name() + " set random_page_cost = 1.7");
        return filled;
    }

    public static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String text(String name) throws IOException {
        try (var in = Objects.requireNonNull(TargetCopyFixture.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
