package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change to the torture schema is one difference, named right, and its fix leads back to an equal catalogue. */
@Tag("exhaustive")
class CatalogMutationIT {

    private static ThrowAwayDatabase torture;
    private static Connection connection;
    private static Catalog untouched;

    record Mutation(String sql, String title, boolean fixed) {
        @Override
        public String toString() {
            return title + " <- " + sql;
        }
    }

    @BeforeAll
    static void open() throws SQLException {
        torture = TortureSchema.copy();
        connection = torture.database().connectForUser();
        connection.setAutoCommit(false);
        untouched = Catalog.read(connection, CatalogScope.withTheDatabaseItself());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        torture.close();
    }

    static Stream<Mutation> mutations() {
        return TortureSchema.resource("mutations.txt")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ;; "))
                .map(parts -> new Mutation(parts[0], parts[1], parts[2].equals("fix")));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aChangeIsOneDifferenceAndItsFixLeadsBack(Mutation mutation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(mutation.sql());
            Catalog changed = Catalog.read(connection, CatalogScope.withTheDatabaseItself());
            List<CatalogDifference> found =
                    CatalogDiff.between(untouched, changed).differences();

            assertThat(found).extracting(CatalogDifference::title).containsExactly(mutation.title());
            assertThat(changed.fingerprint()).isNotEqualTo(untouched.fingerprint());
            List<String> fix = found.get(0).fix().statements();
            assertThat(!fix.isEmpty()).as("%s", found.get(0).fix()).isEqualTo(mutation.fixed());
            for (String step : fix) {
                execute(statement, step, fix);
            }
            if (mutation.fixed()) {
                Catalog fixed = Catalog.read(connection, CatalogScope.withTheDatabaseItself());
                assertThat(CatalogDiff.between(untouched, fixed).render()).isEmpty();
                assertThat(fixed.canonicalText()).as("%s", fix).isEqualTo(untouched.canonicalText());
            }
        } finally {
            connection.rollback();
        }
    }

    /** By the words of the titles: a kind that is read but never changed here may be read wrong. */
    @Test
    void everyKindOfObjectIsChanged() {
        List<String> changed = mutations().map(Mutation::title).toList();

        assertThat(CatalogKind.values())
                .allSatisfy(
                        kind -> assertThat(changed).anyMatch(title -> title.matches("[a-z]+ " + kind.id() + "\\b.*")));
    }

    private static void execute(Statement statement, String sql, List<String> all) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + "\nin " + sql + "\nof " + String.join(";\n", all), e);
        }
    }
}
