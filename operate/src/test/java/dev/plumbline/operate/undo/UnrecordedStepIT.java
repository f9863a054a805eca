package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step had found that was taken without a record is built by the files before it, none of which is run as a superuser here. */
class UnrecordedStepIT {
    private static final Path MARK = Path.of("/tmp", "plumbline-undone-" + Long.toHexString(System.nanoTime()));

    @TempDir
    private Path folder;

    @Test
    void theFilesBeforeItCannotLeaveTheServerTheyAreBuiltOn() throws Exception {
        file("V1__a.sql", """
                do $$ begin
                  if current_database() like 'plumbline@_trial%%' escape '@' then
                    execute 'reset role';
                    copy (select 1) to program 'touch %s';
                  end if;
                exception when insufficient_privilege then null;
                end $$;
                create extension pageinspect;
                create table a (id int);
                """.formatted(MARK));
        file("V2__more.sql", "alter table a add column more int;");
        file("U2__more.sql", "alter table a drop column more;");

        assertThat(undone()).isEmpty();

        assertThat(MARK).doesNotExist();

        file("U2__more.sql", "alter table a drop column more, add column less int;");
        assertThatThrownBy(this::undone)
                .isInstanceOf(UndoException.class)
                .hasMessageContaining("U2__more.sql does not restore what was there before V2__more.sql")
                .hasMessageContaining("less");
    }

    @Test
    void whatTakesASuperuserIsNotCompared() throws Exception {
        file("V1__a.sql", """
                create table a (id int);
                create function heard() returns event_trigger language plpgsql as 'begin end';
                create event trigger heard on sql_drop execute function heard();
                """);
        file("V2__more.sql", "alter table a add column more int;");
        file("U2__more.sql", "alter table a drop column more;");

        assertThat(undone())
                .singleElement()
                .satisfies(note -> assertThat(note)
                        .contains("V2__more.sql")
                        .contains("superuser")
                        .endsWith("not compared"));
    }

    /** The notes. */
    private List<String> undone() {
        Pack pack = Packs.find(folder.toString());
        var told = new ArrayList<String>();
        try (ThrowAwayDatabase real = ThrowAwayDatabase.create()) {
            Database database = real.database();
            new Migrator(database, pack).migrate();
            var undo = new Undo(
                    database, pack, UndoOptions.oneStep().withBackup(true).telling(told::add));
            undo.run(undo.plan());
        }
        return told.stream().filter(line -> line.startsWith("note: ")).toList();
    }

    private void file(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql + "\n");
    }
}
