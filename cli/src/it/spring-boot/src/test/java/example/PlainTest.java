package example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.test.PlumblineTest;
import dev.plumbline.test.TestDatabase;
import org.junit.jupiter.api.RepeatedTest;

@PlumblineTest(pack = "src/main/resources/db/migration", scope = PlumblineTest.Scope.METHOD)
class PlainTest {

    @RepeatedTest(2)
    void everyTestStartsFromTheMigrations(TestDatabase database) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("delete from book")).isEqualTo(1);
        }
    }

    /** What makes the database is not to be seen from here. */
    @RepeatedTest(1)
    void theEngineIsOutOfReach() {
        for (String name : new String[] {
            "org.testcontainers.DockerClientFactory", "dev.plumbline.schema.pack.Packs", "dev.plumbline.testengine.TestEngine"
        }) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Class.forName(name)))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
