package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A superuser's undo puts rows back into a table whose check calls a function of its owner. */
class UndoAttackIT {
    @TempDir
    Path folder;

    @Test
    void rowsThatComeBackRunTheOwnersCodeWithTheOwnersRights() throws Exception {
        try (var held = ThrowAwayDatabase.create()) {
            Database database = held.database();
            Sql.run(database, """
                    do $$ begin if to_regrole('trap_undo') is null then create role trap_undo; end if; end $$;
                    create schema trap authorization trap_undo;
                    set role trap_undo;
                    create function trap.spring() returns void language plpgsql as $$
                    begin
                      if to_regrole('trap_undo_armed') is null then
                        return;
                      end if;
                      execute format('alter role trap_undo set application_name = %L', current_user);
                      begin
                        execute 'reset role';
                      exception when others then null;
                      end;
                      begin
                        execute 'alter role trap_undo superuser';
                      exception when others then null;
                      end;
                    end $$;
                    create function trap.harmless(int) returns boolean language sql
                      as 'select trap.spring() is not null';
                    reset role
                    """);
            String table = "create table public.guarded (id int primary key, n int check (trap.harmless(n)));"
                    + " alter table public.guarded owner to trap_undo";
            file("V1__make.sql", table);
            file("U1__make.sql", "drop table public.guarded");
            file("V2__drop.sql", "drop table public.guarded");
            file("U2__drop.sql", table);
            Pack pack = Packs.find(folder.toString());
            StepRecorder.migrator(database, pack, MigrateOptions.DEFAULT.withTarget("1"))
                    .migrate();
            Sql.run(database, "insert into public.guarded select i, i from generate_series(1, 10) i");
            StepRecorder.migrator(database, pack, MigrateOptions.DEFAULT).migrate();
            Sql.run(database, "create role trap_undo_armed");
            List<String> messages = new ArrayList<>();
            try {
                var undo = new Undo(
                        database, pack, UndoOptions.oneStep().withBackup(true).telling(messages::add));
                undo.run(undo.plan());
                assertThat(messages).anyMatch(line -> line.contains("public.guarded: 10 rows and"));
                assertThat(Sql.ask(database, "select count(*) from public.guarded"))
                        .isEqualTo("10");
                assertThat(Sql.ask(database, "select rolsuper from pg_roles where rolname = 'trap_undo'"))
                        .isEqualTo("f");
                assertThat(Sql.ask(
                                database,
                                "select setconfig[1] from pg_db_role_setting where setrole = 'trap_undo'::regrole"))
                        .isEqualTo("application_name=trap_undo");
            } finally {
                Sql.run(
                        database,
                        "alter role trap_undo nosuperuser; alter role trap_undo reset all; drop role trap_undo_armed");
            }
        }
    }

    private void file(String name, String sql) throws Exception {
        Files.writeString(folder.resolve(name), sql + ";\n");
    }
}
