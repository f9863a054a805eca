package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes to the database itself and to parts of types: one difference each, and its fix leads back. */
class DatabaseItselfIT {

    private static final String BUILT = """
            create type mood as enum ('sad', 'ok', 'it''s fine');
            create type place as (x int, "Y" int);
            create table t (
                id int primary key, feeling mood default 'ok', at place,
                constraint not_sad check (feeling <> 'sad'), constraint north check ((at)."Y" > 0)
            );
            create index fine on t (id) where feeling = 'it''s fine';
            create view okay as select id, (at)."Y" as y, (at).x as x from t where feeling = 'ok';
            create policy mine on t using (feeling = 'ok' and (at).x > 0);
            select lo_from_bytea(4711, decode(repeat('ab', 3000000), 'hex'));
            select lo_from_bytea(4712, ''::bytea);
            do $$ begin
                if not exists (select from pg_roles where rolname = 'set here') then create role "set here"; end if;
                execute format('comment on database %I is %L', current_database(), '100% ours');
                execute format('alter database %I set search_path = public, "$user"', current_database());
                execute format('alter role "set here" in database %I set work_mem = %L', current_database(), '7MB');
            end $$;
            """;

    private static ThrowAwayDatabase holder;
    private static Connection connection;
    private static Catalog untouched;

    @BeforeAll
    static void open() throws SQLException {
        holder = ThrowAwayDatabase.create();
        Sql.run(holder.database(), BUILT);
        connection = holder.database().connectForUser();
        connection.setAutoCommit(false);
        untouched = read();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        holder.close();
    }

    private static Catalog read() throws SQLException {
        return Catalog.read(connection, CatalogScope.withTheDatabaseItself());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "comment on database %I is 'x'                            | changed database itself: comment           | yes",
                "comment on database %I is null                           | changed database itself: comment           | yes",
                "alter database %I owner to \"set here\"                  | changed database itself: owner             | yes",
                "grant create on database %I to \"set here\"              | changed database itself: grants            | yes",
                "revoke connect on database %I from public                | changed database itself: grants            | yes",
                "alter database %I set search_path = 'public'             | changed database itself: settings          | yes",
                "alter database %I set work_mem = '9MB'                   | changed database itself: settings          | yes",
                "alter database %I reset search_path                      | changed database itself: settings          | yes",
                "alter database %I connection limit 7                     | changed database itself: connection limit  | yes",
                "alter role \"set here\" in database %I set jit = 'off'   | changed role settings \"set here\": settings | yes",
                "alter role \"set here\" in database %I reset all         | missing role settings \"set here\"         | yes",
                "alter role postgres in database %I set jit = 'off'       | unexpected role settings postgres          | yes",
                "select lo_put(4711, 2500000, 'x')                        | changed large object 4711: content         | no",
                "select lo_put(4712, 0, 'x')                              | changed large object 4712: content         | no",
                "select lo_unlink(4712)                                   | missing large object 4712                  | no",
                "select lo_from_bytea(4713, 'x')                          | unexpected large object 4713               | yes",
                "alter large object 4711 owner to \"set here\"            | changed large object 4711: owner           | yes",
                "grant select on large object 4711 to public              | changed large object 4711: grants          | yes",
                "comment on large object 4711 is 'the film'               | changed large object 4711: comment         | yes",
                "alter type public.mood rename value 'ok' to 'all right'  | changed enum public.mood: labels           | yes",
                "alter type public.mood rename value 'sad' to 'blue'      | changed enum public.mood: labels           | yes",
                "alter type public.mood rename value 'it''s fine' to 'ö'  | changed enum public.mood: labels           | yes",
                "alter type public.place rename attribute \"Y\" to north  | changed composite type public.place: attributes | yes",
                "alter type public.place rename attribute x to \"East\"   | changed composite type public.place: attributes | yes",
            })
    void aChangeIsOneDifferenceAndItsFixLeadsBack(String sql, String title, String fixed) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.replace("%I", '"' + holder.database().name().replace("\"", "\"\"") + '"'));
            List<CatalogDifference> found =
                    CatalogDiff.between(untouched, read()).differences();

            assertThat(found).extracting(CatalogDifference::title).containsExactly(title);
            List<String> fix = found.get(0).fix().statements();
            assertThat(!fix.isEmpty()).as("%s", found.get(0).fix()).isEqualTo(fixed.equals("yes"));
            for (String step : fix) {
                statement.execute(step);
            }
            if (fixed.equals("yes")) {
                assertThat(CatalogDiff.between(untouched, read()).render())
                        .as("%s", fix)
                        .isEmpty();
            }
        } finally {
            connection.rollback();
        }
    }

    @Test
    void whatAMigrationMakesIsComparedWithoutTheDatabaseItself() throws SQLException {
        assertThat(Catalog.read(connection, CatalogScope.everything()).objects(CatalogKind.DATABASE))
                .isEmpty();
        connection.rollback();
    }
}
