package dev.plumbline.planner.copy;

import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** A filled database. */
public final class TargetCopyFixture {

    private TargetCopyFixture() {}

    public static ThrowAwayDatabase filled(String rows) throws IOException, SQLException {
        ThrowAwayDatabase filled = ThrowAwayDatabase.create();
        Sql.run(
                filled.database(),
                text("filled.sql").replace(":rows", rows),
                "vacuum analyze",
                "alter database " + filled.database().name() + " set random_page_cost = 1.7");
        return filled;
    }

    static String text(String name) throws IOException {
        try (var in = Objects.requireNonNull(TargetCopyFixture.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
