package dev.plumbline.operate.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.operate.trial.TrialDatabase;
import dev.plumbline.operate.trial.TrialOwner;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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

    /** An undo runs repeatable files again, as they read now: what they made is there before and after it, or new. */
    @Test
    void whatRepeatableFilesMakeIsNotInTheWay() throws Exception {
        base();
        file("R__names.sql", "create or replace view names as select name from child");
        file(
                "R__count.sql",
                "create or replace function children() returns bigint language sql as 'select count(*) from child'");
        file("V2__more.sql", "alter table child add column size int");
        file("U2__more.sql", "alter table child drop column size");
        assertThat(rehearse(OptionalInt.empty())).hasSize(7).allMatch(RehearsedStep::passed);
    }

    @Test
    void aSampleBringsTheRowsItRefersTo() throws Exception {
        base();
        file("V2__more.sql", "alter table child add column size int");
        file("U2__more.sql", "alter table child drop column size");
        assertThat(rehearse(OptionalInt.of(10))).hasSize(8).allMatch(RehearsedStep::passed);
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
                .contains("rows of public.child", "actual   400 rows", "expected 400 rows");
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

    @Test
    void everyUndoThatDoesNotRestoreIsTold() throws Exception {
        base();
        for (int version = 2; version <= 5; version++) {
            file("V" + version + "__more.sql", "create table more" + version + " (id int)");
            file(
                    "U" + version + "__more.sql",
                    version == 3 ? "drop table more3" : "alter table more" + version + " add column left_over int");
        }
        assertThat(last(rehearse(OptionalInt.empty())).findings())
                .hasSize(3)
                .anyMatch(finding -> finding.contains("U5__more.sql does not restore"))
                .anyMatch(finding -> finding.contains("U4__more.sql does not restore"))
                .anyMatch(finding -> finding.contains("U2__more.sql does not restore"));
    }

    @Test
    void whatASampleCannotShowIsAskedOfTheDatabase() throws Exception {
        base();
        file("V2__more.sql", """
                alter table child add constraint name_key unique (name);
                create unique index shouted on child (upper(name)) where id > 1;
                alter table child add constraint short check (length(name) < 5);
                alter table child alter column name set not null;
                alter table child alter column name type varchar(6);
                alter table child add constraint to_parent foreign key (other) references parent;
                alter table child alter column number type int using number::int;
                alter table child add constraint apart exclude (id with =);
                alter table child add column size int;
                alter table child add constraint size_key unique (size)""");
        file("U2__more.sql", "select 1");
        RehearsedStep asked = asked(
                "alter table child add other int, add number text;"
                        + " update child set name = 'x7' where id = 399; update child set name = null where id = 398;"
                        + " update child set name = 'much too long' where id = 397;"
                        + " update child set other = id, number = id; update child set other = 4711 where id = 396;"
                        + " update child set number = 'five' where id = 395",
                OptionalInt.of(5));

        assertThat(asked.findings()).hasSize(6);
        assertThat(asked.findings())
                .anyMatch(finding ->
                        finding.matches("(?s)constraint name_key .*broken by 1 row.*\\(x7, 2\\).*asked by: .*"))
                .anyMatch(finding -> finding.matches("(?s)unique index .*shouted.*"))
                .anyMatch(finding -> finding.matches("(?s)constraint short .*broken by 1 row.*much t.*"))
                .anyMatch(finding -> finding.matches("(?s)column .*child.name: not null.*broken by 1 row.*"))
                .anyMatch(finding -> finding.matches("(?s)column .*child.name: type text becomes .*much too long.*"))
                .anyMatch(finding -> finding.matches("(?s)constraint to_parent .*broken by 1 row.*4711.*"));
        assertThat(asked.unproven()).hasSize(2);
        assertThat(asked.unproven())
                .anyMatch(line -> line.matches("(?s)column .*child.number: type text becomes integer.*five.*"))
                .anyMatch(line -> line.matches("(?s)constraint size_key .*column size is new.*"));
    }

    /** One row outside of the sample breaks each of them, and no cast says so; the last is cast by what it says. */
    @Test
    void whatAFileConvertsByAnExpressionOfItsOwnIsNotProven() throws Exception {
        base();
        file("V2__more.sql", """
                alter table child alter column other type bigint using other - 100 / (other - 300);
                alter table child alter column name type varchar(3) using left(name, 3);
                alter table child add constraint other_key unique (other);
                alter table child alter id type bigint using id::bigint""");
        file("U2__more.sql", "select 1");
        RehearsedStep asked = asked("alter table child add other int; update child set other = id", OptionalInt.of(5));
        assertThat(asked.findings()).isEmpty();
        assertThat(asked.unproven())
                .hasSize(3)
                .allMatch(line -> line.contains("by an expression of its own (USING)"))
                .anyMatch(line -> line.startsWith("column public.child.other: type integer becomes bigint"))
                .anyMatch(line -> line.startsWith("column public.child.name: type text becomes character varying(3)"))
                .anyMatch(line -> line.startsWith("constraint other_key on public.child"));
    }

    @Test
    void aSampleOfRowsThatAllFitIsProvenByTheDatabase() throws Exception {
        base();
        file(
                "V2__more.sql",
                "alter table child rename to kid; alter table kid rename column name to label;"
                        + " alter table kid add constraint label_key unique (label), add check (label like 'x%')");
        file(
                "U2__more.sql",
                "alter table kid drop constraint label_key, drop constraint kid_label_check;"
                        + " alter table kid rename column label to name; alter table kid rename to child");
        assertThat(rehearse(OptionalInt.of(5))).allMatch(RehearsedStep::passed);
    }

    @Test
    void rowsThatTheMigrationWritesAreNamedAsNotProven() throws Exception {
        base();
        file("V2__more.sql", "update child set name = lower(name); alter table child add constraint k unique (name)");
        file("U2__more.sql", "alter table child drop constraint k");
        RehearsedStep asked = asked("select 1", OptionalInt.of(5));
        assertThat(asked.findings()).isEmpty();
        assertThat(asked.unproven())
                .anyMatch(line -> line.contains("constraint k") && line.contains("writes the table's rows"))
                .anyMatch(line -> line.startsWith("rows of public.child: the migration writes them"));
        assertThat(asked("select 1", OptionalInt.of(400)).passed())
                .as("all rows were copied")
                .isTrue();
    }

    private RehearsedStep asked(String change, OptionalInt sample) throws SQLException {
        return rehearse(sample, change).stream()
                .filter(step -> step.name().equals("ask the database"))
                .findFirst()
                .orElseThrow();
    }

    private void base() throws IOException {
        file(
                "V1__make.sql",
                "create table parent (id int primary key, boss int references parent);"
                        + " create table child (id int primary key, parent int references parent, name text)");
        file("U1__make.sql", "drop table child, parent");
    }

    private List<RehearsedStep> rehearse(OptionalInt sample) throws SQLException {
        return rehearse(sample, "select 1");
    }

    private List<RehearsedStep> rehearse(OptionalInt sample, String change) throws SQLException {
        try (var real = ThrowAwayDatabase.create();
                var trial = TrialDatabase.like(real.database());
                var owner = TrialOwner.of(trial.database())) {
            var pack = Packs.find(folder.toString());
            new Migrator(real.database(), pack, MigrateOptions.DEFAULT.withTarget("1")).migrate();
            Sql.run(real.database(), ROWS);
            Sql.run(real.database(), change);
            return new Rehearsal(
                            real.database(),
                            RehearsalCopy.ownedBy(trial, owner),
                            pack,
                            sample,
                            database -> List.of(),
                            line -> {})
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
}
