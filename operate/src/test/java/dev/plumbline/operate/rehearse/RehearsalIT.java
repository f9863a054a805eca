package dev.plumbline.operate.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalIT {
    private static final String ROWS =
            "insert into parent (id, boss) select i, nullif(i / 2, 0) from generate_series(1, 400) i;"
                    + " insert into child select i, 401 - i, 'x' || i from generate_series(1, 400) i";

    @TempDir
    Path folder;

    @Test
    void aGoodMigrationGoesThereBackAndThereAgain() throws Exception {
        base();
        file(
                "V2__more.sql",
                "alter table child add column size int; update child set size = 1; drop table parent cascade");
        file(
                "U2__more.sql",
                "create table parent (id int primary key, boss int references parent);"
                        + " alter table child add foreign key (parent) references parent; alter table child drop column size");
        List<RehearsedStep> steps = rehearse(OptionalInt.empty());
        assertThat(steps).flatExtracting(RehearsedStep::findings).isEmpty();
        assertThat(steps)
                .extracting(RehearsedStep::name)
                .containsExactly(
                        "copy",
                        "migrate",
                        "verify",
                        "undo",
                        "compare with before",
                        "migrate again",
                        "compare with first");
        assertThat(steps).allMatch(RehearsedStep::passed);
    }

    @Test
    void aSampleBringsTheRowsItRefersTo() throws Exception {
        base();
        file("V2__more.sql", "alter table child add column size int");
        file("U2__more.sql", "alter table child drop column size");
        assertThat(rehearse(OptionalInt.of(10))).hasSize(7).allMatch(RehearsedStep::passed);
    }

    @Test
    void anUndoThatDoesNotRestoreIsFound() throws Exception {
        base();
        file("V2__more.sql", "alter table child add column size int; create index child_name on child (name)");
        file("U2__more.sql", "alter table child drop column size");
        assertThat(last(rehearse(OptionalInt.empty())).findings().get(0))
                .contains("U2__more.sql does not restore", "index public.child_name: should not be there");
    }

    @Test
    void anUndoThatChangesRowsIsFound() throws Exception {
        base();
        file("V2__more.sql", "alter table child add column size int");
        file("U2__more.sql", "alter table child drop column size; update child set name = upper(name)");
        assertThat(last(rehearse(OptionalInt.empty())).findings().get(0))
                .contains("rows of public.child", "have 400 rows", "want 400 rows");
    }

    @Test
    void aMigrationThatOnlyWorksOnAnEmptyTableIsFound() throws Exception {
        base();
        file("V2__more.sql", "alter table child add column size int not null");
        file("U2__more.sql", "alter table child drop column size");
        RehearsedStep last = last(rehearse(OptionalInt.empty()));
        assertThat(last.name()).isEqualTo("migrate");
        assertThat(last.findings().get(0)).contains("contains null values");
    }

    private void base() throws IOException {
        file(
                "V1__make.sql",
                "create table parent (id int primary key, boss int references parent);"
                        + " create table child (id int primary key, parent int references parent, name text)");
        file("U1__make.sql", "drop table child, parent");
    }

    private List<RehearsedStep> rehearse(OptionalInt sample) throws SQLException {
        try (var real = ThrowAwayDatabase.create();
                var copy = ThrowAwayDatabase.create()) {
            var pack = Packs.find(folder.toString());
            new Migrator(real.database(), pack, MigrateOptions.DEFAULT.withTarget("1")).migrate();
            run(real.database(), ROWS);
            return new Rehearsal(real.database(), copy.database(), pack, sample, database -> List.of(), line -> {})
                    .run();
        }
    }

    private static RehearsedStep last(List<RehearsedStep> steps) {
        RehearsedStep last = steps.get(steps.size() - 1);
        assertThat(last.passed()).as("%s", last).isFalse();
        return last;
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text + ";\n");
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
