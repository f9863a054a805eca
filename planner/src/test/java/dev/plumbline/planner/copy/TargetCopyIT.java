package dev.plumbline.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The filled database is the oracle: its copy has not one row of it and plans the same. */
class TargetCopyIT {
    private static final String ROWS = System.getProperty("plumbline.planner.rows", "100000");

    private static ThrowAwayDatabase filled;
    private static TargetCopy copy;

    @BeforeAll
    static void fill() throws Exception {
        filled = TargetCopyFixture.filled(ROWS);
        copy = TargetCopy.of(filled.database(), line -> {});
        copy.planLikeTarget(copy.database());
    }

    @AfterAll
    static void close() {
        copy.close();
        filled.close();
    }

    @Test
    void theEmptyCopyPlansEachStatementAsTheFilledDatabase() throws Exception {
        List<String> statements =
                TargetCopyFixture.text("statements.sql").lines().toList();
        assertThat(statements).hasSizeGreaterThan(30);

        Map<String, List<String>> actual = plans(copy.database(), statements);
        Map<String, List<String>> expected = plans(filled.database(), statements);
        SoftAssertions.assertSoftly(each -> expected.forEach(
                (sql, plan) -> each.assertThat(actual.get(sql)).as(sql).isEqualTo(plan)));
    }

    @Test
    void itHasNoRowsAndNoneOfTheDisk() throws Exception {
        assertThat(Sql.number(
                        copy.database(), "select sum(pg_relation_size(oid)) from pg_class where relname ~ '^vehicles'"))
                .isEqualTo(Sql.number(
                        filled.database(),
                        "select sum(pg_relation_size(oid)) from pg_class where relname ~ '^vehicles'"));
        assertThat(Sql.number(copy.database(), "select count(*) from vehicles")).isZero();
        assertThat(copy.notes()).isEmpty();
    }

    /** Node types, what they read, and the rows they expect; costs differ by the height of empty B-trees. */
    private static Map<String, List<String>> plans(Database database, List<String> statements) throws Exception {
        var plans = new LinkedHashMap<String, List<String>>();
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try (ResultSet row = statement.executeQuery("explain (format json) " + sql)) {
                    row.next();
                    var lines = new ArrayList<String>();
                    walk(new ObjectMapper().readTree(row.getString(1)).get(0).get("Plan"), lines, "");
                    plans.put(sql, lines);
                }
            }
        }
        return plans;
    }

    private static void walk(JsonNode node, List<String> lines, String indent) {
        lines.add(indent + node.get("Node Type").asText() + " "
                + node.path("Relation Name").asText()
                + node.path("Index Name").asText() + " rows "
                + node.get("Plan Rows").asLong() + " width "
                + node.get("Plan Width").asLong());
        node.path("Plans").forEach(child -> walk(child, lines, indent + "  "));
    }
}
