package dev.plumbline.catalog.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.catalog.TortureSchema;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements read from a database with one of every kind make an equal one. */
class StructureIT {

    private static final CatalogScope SCOPE = CatalogScope.everything().without(Aspect.GRANTS, Aspect.OWNERS);

    @Test
    void theStatementsMakeAnEqualDatabase() throws SQLException {
        try (var source = TortureSchema.copy();
                var target = ThrowAwayDatabase.create();
                Connection from = source.database().connectForUser();
                Connection to =
                        target.database().with("preferQueryMode", "simple").connectForUser()) {
            from.setAutoCommit(false);
            Structure structure = Structure.of(from, List.of());
            assertThat(structure.statements())
                    .extracting(StructureStatement::name)
                    .contains("table app.customer", "index app.customer_name", "aggregate app.list(text)");
            assertThat(structure.statements().stream().map(StructureStatement::beforeRows))
                    .isSortedAccordingTo((one, other) -> Boolean.compare(other, one));

            try (Statement statement = to.createStatement()) {
                statement.execute("set check_function_bodies = off");
                for (StructureStatement step : structure.statements()) {
                    statement.execute(step.sql());
                }
            }
            assertThat(Catalog.read(to, SCOPE).canonicalText())
                    .isEqualTo(Catalog.read(from, SCOPE).canonicalText());
        }
    }

    @Test
    void aSchemaAloneIsMadeWithoutTheOthers() throws SQLException {
        try (var source = TortureSchema.copy();
                Connection from = source.database().connectForUser()) {
            from.setAutoCommit(false);
            Structure structure = Structure.of(from, List.of("Ünïcode Schema"));
            assertThat(structure.statements().stream().filter(step -> step.phase() == 1))
                    .extracting(StructureStatement::name)
                    .containsExactlyInAnyOrder(
                            "schema \"Ünïcode Schema\"",
                            "table \"Ünïcode Schema\".event",
                            "table \"Ünïcode Schema\".event_2024",
                            "table \"Ünïcode Schema\".event_2025",
                            "table \"Ünïcode Schema\".event_2025_a",
                            "table \"Ünïcode Schema\".event_rest",
                            "constraint \"Ünïcode Schema\".event.event_what_check",
                            "constraint \"Ünïcode Schema\".event_2024.event_what_check",
                            "constraint \"Ünïcode Schema\".event_2025.event_what_check",
                            "constraint \"Ünïcode Schema\".event_2025_a.event_what_check",
                            "constraint \"Ünïcode Schema\".event_rest.event_what_check");
        }
    }
}
