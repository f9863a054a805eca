package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A foreign table is a target like any other, only that nothing of it can be set aside. */
class ForeignTableIT {

    private static Scratch scratch() {
        var scratch = new Scratch(
                "create extension postgres_fdw",
                "create table real (id int primary key, name varchar(20) not null, n int default 7)",
                "insert into real values (1, 'one', 1), (2, 'two', 2)");
        String port = scratch.rows("select inet_server_port()").get(0);
        String user = scratch.database().user();
        scratch.run(
                "create server here foreign data wrapper postgres_fdw options (host 'localhost', port '" + port
                        + "', dbname '" + scratch.database().name() + "')",
                "create user mapping for current_user server here options (user '" + user + "', password '"
                        + scratch.database().password().orElse("") + "')",
                "create foreign table far (id int not null, name varchar(20) not null, n int) server here"
                        + " options (table_name 'real')");
        return scratch;
    }

    private static Path file(Scratch scratch, String... rows) {
        return scratch.file("rows.csv", rows);
    }

    private static List<String> rows(Scratch scratch) {
        return scratch.rows("select id, name, n from real order by id");
    }

    @Test
    void rowsAreAppended() {
        try (var scratch = scratch()) {
            LoadResult result = scratch.into("far")
                    .mode(Mode.APPEND)
                    .files(file(scratch, "id,name,n", "3,three,3"))
                    .run();
            assertThat(rows(scratch)).containsExactly("1|one|1", "2|two|2", "3|three|3");
            assertThat(result.read()).isEqualTo(1);
        }
    }

    @Test
    void rowsAreReplaced() {
        try (var scratch = scratch()) {
            scratch.into("far")
                    .mode(Mode.REPLACE)
                    .files(file(scratch, "id,name,n", "3,three,3"))
                    .run();
            assertThat(rows(scratch)).containsExactly("3|three|3");
        }
    }

    /** Only the other server knows what is unique there. */
    @Test
    void aKeyIsRefused() {
        try (var scratch = scratch()) {
            var file = file(scratch, "id,name,n", "2,deux,2");
            for (Mode mode : List.of(Mode.UPSERT, Mode.SYNC)) {
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> scratch.into("far")
                                .mode(mode)
                                .key("id")
                                .files(file)
                                .run())
                        .withMessageContaining("nothing keeps (id) unique in public.far");
            }
            assertThat(rows(scratch)).containsExactly("1|one|1", "2|two|2");
        }
    }

    /** What the other server refuses is a reject as well. */
    @Test
    void aRowTheOtherServerRefusesIsRejected() {
        try (var scratch = scratch()) {
            Path rejects = scratch.path("rejects.csv");
            LoadResult result = scratch.into("far")
                    .mode(Mode.APPEND)
                    .rejects(rejects)
                    .files(file(scratch, "id,name,n", "3,three,3", "1,again,1", "4,four,4"))
                    .run();
            assertThat(result.rejected()).isEqualTo(1);
            assertThat(rows(scratch)).containsExactly("1|one|1", "2|two|2", "3|three|3", "4|four|4");
            assertThat(Scratch.text(rejects)).contains("1,again,1");
        }
    }
}
