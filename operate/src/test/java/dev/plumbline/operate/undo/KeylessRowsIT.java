package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows of a table without a key, of which some are equal. */
class KeylessRowsIT {
    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() throws Exception {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        file("V1__make.sql", "create table bare (a int, b text)");
        file("U1__make.sql", "drop table bare");
        migrate("1");
        Sql.run(database, "insert into bare select i % 4, nullif('b' || i % 3, 'b0') from generate_series(1, 24) i");
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update bare set a = a + 1 | select 1",
                "update bare set a = a * 2 | update bare set a = a / 2 + 1 where a > 2",
                "update bare set b = 'x' where a = 1; insert into bare values (7, 'new') | select 1",
                "delete from bare where ctid in (select min(ctid) from bare group by a, b) | select 1",
                "delete from bare where a = 2; update bare set b = upper(b) | select 1",
                "delete from bare where a = 2; update bare set b = upper(b) | update bare set b = lower(b)",
                "truncate bare; insert into bare values (1, 'b1'), (1, 'b1'), (9, null) | delete from bare where a = 9",
                "alter table bare drop column b | alter table bare add column b text",
                "alter table bare alter column a type text using concat('n', a)"
                        + " | alter table bare alter column a type int using substr(a, 2)::int + 1",
                "drop table bare | create table bare (a int, b text)"
            })
    void theyAreAsTheyWere(String change, String back) throws Exception {
        file("V2__change.sql", change);
        file("U2__change.sql", back);
        List<String> before = rows();
        migrate("2");
        undo(UndoOptions.oneStep().losingData(change.contains("insert") || change.contains("alter")));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatWasChangedSinceIsNeitherLostNorDoubled() throws Exception {
        file("V2__change.sql", "update bare set a = a + 1");
        file("U2__change.sql", "update bare set a = a - 1 where a > 100");
        migrate("2");
        Sql.run(database, "update bare set b = 'since' where ctid = (select min(ctid) from bare)");
        List<String> before = rows();
        undo();
        assertThat(rows()).isEqualTo(before);
        assertThat(messages)
                .contains("public.bare: it has no key and was changed since: it is left as the undo file makes it");
    }

    @Test
    void whatIsThereAgainIsNotInsertedTwice() throws Exception {
        file("V2__change.sql", "delete from bare where a = 1");
        file("U2__change.sql", "select 1");
        List<String> before = rows();
        migrate("2");
        Sql.run(database, "insert into bare values (1, 'b1')");
        undo();
        assertThat(rows()).isEqualTo(before);
    }

    private void migrate(String target) {
        StepRecorder.migrator(database, pack(), MigrateOptions.DEFAULT.withTarget(target))
                .migrate();
    }

    private void undo() {
        undo(UndoOptions.oneStep());
    }

    private void undo(UndoOptions options) {
        var undo = new Undo(database, pack(), options.telling(messages::add));
        undo.run(undo.plan());
    }

    private List<String> rows() throws SQLException {
        return Sql.rows(database, "select a, b from bare order by a, b");
    }

    private Pack pack() {
        return Packs.find(folder.toString());
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text + ";\n");
    }
}
