package dev.plumbline.schema.migrate;

import java.nio.charset.StandardCharsets;

/** Folders of migrations in the styles that projects keep them in. */
final class FolderStyles {

    private FolderStyles() {}

    static MigrationFolder write(String style, MigrationFolder folder) {
        return switch (style) {
            case "numbers" ->
                folder.with("V1__a.sql", "create table a (i int);")
                        .with("V1_2__b.sql", "create table b (i int);")
                        .with("V1.3__c.sql", "create table c (i int);")
                        .with("V001.4__d.sql", "create table d (i int);")
                        .with("V4_101_1631562784__e.sql", "create table e (i int);")
                        .with("V20240131120000__f.sql", "create table f (i int);")
                        .with("V1234567890123456789__g.sql", "create table g (i int);")
                        .with("2024/V20240131120001__h.sql", "create table h (i int);")
                        .with("V1234567890123456790.sql", "create table no_words (i int);")
                        .with("V1234567890123456791__.sql", "create table nothing_said (i int);")
                        .with("V1234567890123456792___three.sql", "create table three (i int);")
                        .with("V1234567890123456793__Wörter und-mehr.sql", "create table wörter (i int);")
                        .with("v2__lower.sql", "this is not run")
                        .with("V3__upper.SQL", "create table upper_suffix (i int);")
                        .with("V6_one.sql", "nor this")
                        .with("U1__a.sql", "drop table a;")
                        .with("readme.sql", "words");
            case "texts" ->
                folder.with(
                                "V1__crlf.sql",
                                "create table a (\r\n  i int, -- ;\r\n  j text\r\n);\r\ninsert into a values (1, 'x\r\ny');\r\n")
                        .with("V2__bom.sql", "\uFEFFcreate table b (i int);\n")
                        .with("V3__empty.sql", "")
                        .with("V4__blank.sql", "\n\n   \n")
                        .with("V5__comment.sql", "-- nothing\n/* /* ; */ ' */\n")
                        .with("V6__unfinished.sql", "create table c (i int);\ninsert into c values (1)")
                        .with("V7__semicolons.sql", ";;\ncreate table d (i int);;\n;")
                        .with("V8__tabs.sql", "\tcreate\ttable\te\t(i\tint)\t;\t")
                        .with("V10__unicode.sql", "create table \"Größe; 表\" (\"'; --\" text default '😀;');");
            case "bodies" ->
                folder.with("V1__functions.sql", """
                        create function one() returns int language sql as $$ select 1; $$;
                        create function two() returns int language plpgsql as $_$
                        begin
                            if true then return 2; end if;
                            return '$$;'::int;
                        end; $_$;
                        create function three(a int) returns int language sql
                        begin atomic
                            select case when a > 1 then 2 else 0 end;
                            select 3;
                        end;
                        create table t (begin int, "end" int);
                        create function four() returns int language sql
                        begin atomic
                            select t.begin from t;
                            select 4;
                        end;
                        create or replace procedure five() language sql begin atomic insert into t values (1, 2); end;
                        do $do$ begin execute $x$ create table made (i int); $x$; end $do$;
                        DO LANGUAGE plpgsql 'begin perform 1; end';
                        create rule r as on insert to made do also (insert into t values (1, 1); insert into t values (2, 2));
                        insert into made values (1);
                        select 1 as "case", $1$ from (select 1) x;
                        """.replace("select 1 as \"case\", $1$ from (select 1) x;\n", ""))
                        .with("V2__trigger.sql", """
                        create function touch() returns trigger as $$
                        begin
                            -- it's; a comment
                            new.begin := 1; /* ' ; */
                            return new;
                        end;
                        $$ language plpgsql;
                        create trigger touch before insert on t for each row execute function touch();
                        """);
            case "quotes" -> folder.with("V1__quotes.sql", """
                        set standard_conforming_strings = on;
                        create table q (t text);
                        insert into q values ('a;b'), ('it''s;'), (E'it\\'s;'), (e'\\\\'), ('\\'), (U&'\\0061;');
                        insert into q values ('two'
                          ' lines;'), (/* ' */ 'x'), ($$;$$), ($a$ $$ ; $b$ $a$), (N'n;'), ('--'), ('/*');
                        insert into q values ('*/'); -- end ' here
                        insert into q select 'a' /* nested /* ; */ ' */ || ';' -- ;
                        ;
                        create table "semi;colon" ("quo""te;" int);
                        select 1 - -1, 5 -- minus
                        ;
                        """);
            case "copy" -> folder.with("V1__copy.sql", """
                        create table c (i int, t text);
                        COPY c (i, t) FROM stdin;
                        1\tit's; $$ -- not /* a comment
                        2\t\\N
                        \\.

                        copy public.c from stdin with (format csv);
                        3,"a;b"
                        \\.
                        insert into c values (4, 'after');
                        """);
            case "enums" ->
                folder.with("V1__type.sql", "create type mood as enum ('sad'); create table m (m mood);")
                        .with("V2__value.sql", "alter type mood add value 'glad';")
                        .with("V3__use.sql", "insert into m values ('glad');");
            case "concurrent" ->
                folder.with("V1__t.sql", "create table t (i int, j int);")
                        .with("V2__i.sql", "-- alone\ncreate index concurrently if not exists t_i on t (i);")
                        .with("V3__u.sql", "CREATE UNIQUE INDEX CONCURRENTLY t_u ON t (j);")
                        .with("V4__v.sql", "vacuum analyze t;")
                        .with("V5__d.sql", "drop index concurrently t_i;");
            case "settings" ->
                folder.with("V1__raw.sql", "create table s (t text); insert into s values ('${not} ${one}');")
                        .with("V1__raw.sql.conf", "placeholderReplacement=false\n")
                        .with("V2__open.sql", "create table o (i int);\ncreate index concurrently on o (i);")
                        .with("V2__open.sql.conf", "executeInTransaction=false\n")
                        .with("V3__latin.sql", "insert into s values ('é');".getBytes(StandardCharsets.ISO_8859_1))
                        .with("V3__latin.sql.conf", "encoding=ISO-8859-1\n");

            case "session" ->
                folder.with("V1__role.sql", "create table a (i int); set role pg_read_all_data;")
                        .with("V2__path.sql", "create schema s; set search_path = s; create table b (i int);")
                        .with("V3__after.sql", "create table c (i int);");
            case "baseline" ->
                folder.with("V1__a.sql", "create table a (i int);")
                        .with("V2__b.sql", "create table b (i int);")
                        .with("B2__all.sql", "create table a (i int); create table b (i int);")
                        .with("V3__c.sql", "create table c (i int);");
            case "repeatable" ->
                folder.with("V1__a.sql", "create table a (i int);")
                        .with("R__views.sql", "create or replace view v as select i from a;")
                        .with("views/R__x_view.sql", "create or replace view w as select i from v;")
                        .with(
                                "R__Zeta.sql",
                                "create or replace view z as select ${flyway:timestamp} is not null as t;"
                                        .replace("${flyway:timestamp}", "'${flyway:defaultSchema}'"));
            case "callbacks" ->
                folder.with("beforeMigrate.sql", "create table if not exists log (e text);")
                        .with("V1__a.sql", "create table a (i int);")
                        .with("V2__b.sql", "create table b (i int);")
                        .with("R__v.sql", "create or replace view v as select 1 as i;")
                        .with("beforeEachMigrate.sql", "insert into log values ('before each');")
                        .with("afterEachMigrate__log.sql", "insert into log values ('after each');")
                        .with("callbacks/afterMigrate.sql", "insert into log values ('after; ${flyway:user}');")
                        .with("beforeInfo.sql", "create table looked (i int);")
                        .with("afterVersioned.sql", "insert into log values ('versioned');");
            case "locations" ->
                folder.with("common/V1__a.sql", "create table a (i int);")
                        .with("postgres/V2__b.sql", "create table b (i serial);")
                        .with("common/sub/V3__c.sql", "create table c (i int);")
                        .with("postgres/R__v.sql", "create or replace view v as select 1 as i;");
            case "placeholders" ->
                folder.with(
                        "V1__p.sql",
                        "create table p (t varchar(2${size}) default $q$${owner}$q$);\n-- ${SIZE} in a comment\n"
                                + "insert into p values ('${Size}'), ('${flyway:filename}'), ('$ {x}'), ('{y}');");
            default -> throw new IllegalArgumentException(style);
        };
    }
}
