package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.report.LoadResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that COPY cannot fill: views, and tables whose row-level security holds for the session. */
class InsertOnlyIT {

    @Test
    void rowsGoThroughAnUpdatableViewAndItsCheckOption() {
        try (var scratch = new Scratch(
                "create table t (id int generated always as identity primary key, kind text default 'red', n int)",
                "create view red as select id, n from t where kind = 'red' and n > 0 with check option")) {
            var file = scratch.file("red.csv", "id,n", "7,1", "8,-1", "9,x", "10,2");
            var result = scratch.into("red")
                    .rejects(scratch.path("r.csv"))
                    .files(file)
                    .run();
            assertThat(result.loaded()).isEqualTo(2);
            assertThat(scratch.rows("select * from t order by id")).containsExactly("7|red|1", "10|red|2");
            assertThat(result.examples().stream().map(r -> r.line())).containsExactly(3L, 4L);
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() ->
                            scratch.into("red").mode(Mode.APPEND).files(file).run())
                    .withMessageContaining("red.csv:4");
            assertThat(scratch.rows("select count(*) from t")).containsExactly("2");
        }
    }

    @Test
    void rowsGoThroughAnInsteadOfTrigger() {
        try (var scratch = new Scratch(
                "create table a (id int primary key)",
                "create table b (id int references a, name text)",
                "create view both_of as select a.id, b.name from a join b using (id)",
                "create function put() returns trigger language plpgsql as $$ begin"
                        + " insert into a values (new.id); insert into b values (new.id, new.name); return new; end $$",
                "create trigger put instead of insert on both_of for each row execute function put()",
                "create view grouped as select count(*) from a")) {
            var file = scratch.file("v.csv", "id,name", "1,x", "2,y");
            assertThat(scratch.into("both_of").files(file).run().loaded()).isEqualTo(2);
            assertThat(scratch.rows("select * from both_of order by id")).containsExactly("1|x", "2|y");
            for (Mode mode : List.of(Mode.REPLACE, Mode.UPSERT, Mode.SYNC)) {
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() ->
                                scratch.into("both_of").mode(mode).files(file).run())
                        .withMessageContaining("rows can only be added to public.both_of, because it is a view");
            }
            assertThatExceptionOfType(LoadException.class)
                    .isThrownBy(() -> scratch.into("grouped").files(file).run())
                    .withMessageContaining("is a view that accepts no rows");
        }
    }

    @Test
    void rowsComeInUnderRowLevelSecurityAsItsPolicyAllows() {
        try (var scratch = new Scratch(
                "create table t (id int primary key, tenant text)",
                "insert into t values (1, 'other')",
                "alter table t enable row level security, force row level security",
                "create policy mine on t using (tenant = 'me') with check (tenant = 'me')",
                "do $$ begin execute format('create role %I', current_database() || '_i'); execute"
                        + " format('grant all on t to %I', current_database() || '_i'); end $$")) {
            String role = scratch.rows("select current_database() || '_i'").get(0);
            try {
                var limited = Loader.of(scratch.database().withSettings(Map.of("role", role)));
                limited.into("public.t")
                        .files(scratch.file("good.csv", "id,tenant", "2,me", "3,me"))
                        .run();
                assertThat(scratch.rows("select * from t order by id")).containsExactly("1|other", "2|me", "3|me");
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> limited.into("public.t")
                                .mode(Mode.APPEND)
                                .files(scratch.file("bad.csv", "id,tenant", "4,me", "5,other"))
                                .run())
                        .withMessageContaining("row-level security policy");
                assertThat(scratch.rows("select count(*) from t")).containsExactly("3");

                LoadResult result = limited.into("public.t")
                        .mode(Mode.APPEND)
                        .rejects(scratch.path("refused.csv"))
                        .files(scratch.file("some.csv", "id,tenant", "4,me", "5,other", "6,me"))
                        .run();
                assertThat(result.examples())
                        .extracting(reject -> reject.line() + " " + reject.sqlState() + " " + reject.reason())
                        .containsExactly("3 42501 new row violates row-level security policy for table \"t\"");
                assertThat(scratch.rows("select id from t order by id")).containsExactly("1", "2", "3", "4", "6");

                scratch.run("revoke insert on t from " + role);
                assertThatExceptionOfType(LoadException.class)
                        .isThrownBy(() -> limited.into("public.t")
                                .mode(Mode.APPEND)
                                .rejects(scratch.path("missing.csv"))
                                .files(scratch.file("none.csv", "id,tenant", "7,me"))
                                .run())
                        .withMessageContaining("permission denied");
            } finally {
                scratch.run("drop owned by " + role, "drop role " + role);
            }
        }
    }
}
