package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.test.PlumblineTest;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@PlumblineTest(pack = "src/main/resources/db/migration")
class BooksTest {

    @Autowired
    Books books;

    @Test
    void theServiceUsesTheDatabaseOfTheTest(Connection connection) throws Exception {
        books.add("Persuasion");
        assertThat(books.titles()).containsExactly("Emma", "Persuasion");
        try (var rows = connection.createStatement().executeQuery("select count(*) from book")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
        }
    }

    /** Its own Flyway ran when the context started, and found its history written and complete. */
    @Test
    void theServiceOwnFlywayFindsNothingToDo(Connection connection) throws Exception {
        try (var rows = connection.createStatement().executeQuery(
                "select count(*), count(*) filter (where success) from flyway_schema_history where version is not null")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(2);
            assertThat(rows.getInt(2)).isEqualTo(2);
        }
    }

    @Nested
    class Inside {
        @Test
        void nestedClassesShareIt(Connection connection) throws Exception {
            assertThat(connection.getCatalog()).startsWith("plumbline_");
            assertThat(books.titles()).contains("Emma");
        }
    }
}
