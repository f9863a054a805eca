package dev.plumbline.operate.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.script.SqlScript;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b int references c on delete cascade on update set null)",
                "alter table a add foreign key (b) references c on delete set null",
                "create or replace function f() returns void language sql as $$ delete from a $$",
                "create constraint trigger t after delete or update on a for each row execute function f()",
                "create type t as enum ('delete')",
                "comment on table a is 'drop it'",
                "grant update, delete on a to public",
                "create unique index i on a (b)",
                "insert into a values (1)"
            })
    void whatDestroysNoRowIsNotTried(String sql) {
        assertThat(Harmless.are(SqlScript.of(sql).all())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update a set b = 1",
                "-- create function\ndelete from a",
                "alter table a drop column b",
                "alter table a alter column b type text",
                "insert into a values (1) on conflict (b) do update set c = 2",
                "do $$ begin perform f(); end $$",
                "select f()",
                "create table x (y int); truncate a",
                "with gone as (delete from a returning *) insert into b select * from gone",
                "create table x as with gone as (delete from a returning *) select * from gone",
                "drop view v cascade",
                "call p()"
            })
    void whatMayDestroyRowsIsTried(String sql) {
        assertThat(Harmless.are(SqlScript.of(sql).all())).isFalse();
    }
}
