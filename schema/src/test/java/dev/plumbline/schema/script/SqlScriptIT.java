package dev.plumbline.schema.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Cutting a script and executing its pieces does what the server does with the whole. */
class SqlScriptIT {
    private static final int SCRIPTS = Integer.getInteger("plumbline.scripts", 60);
    private static final List<String> STATEMENTS = List.of(
            "insert into log(t) values ('a;b')",
            "insert into log(t) values ('it''s -- no; comment')",
            "insert into log(t) values (E'it\\'s; \\\\')",
            "insert into log(t) values (e'\\\\'), ('\\'), ('/*')",
            "insert into log(t) values (U&'\\0061;b')",
            "insert into log(t) values ($$;'$$), ($a$ $$;$b$; $a$), ($ä_1$;$ä_1$)",
            "insert into log(t) select \"quo\"\"te;\" from (select 1) as x(\"quo\"\"te;\")",
            "insert into log(t) select a$b$c from (select 'named;') as x(a$b$c)",
            "insert into log(t) values ('one'\n ' two;')",
            "insert into log(t) values (E'it''s \\'; three')",
            "insert into log(t) values (E'a\\';'\n '\\'; four')",
            "insert into log(t) values (E'a' -- no; ' comment\n\t-- more\n '\\'; five')",
            "insert into log(t) select 1 as end; create or replace function h() returns text language sql begin atomic select 'h;'"
                    + " as end; select t.case from (select 'x' as case) t; end; insert into log(t) select h()",
            "insert /* ; /* ' */ ; */ into log(t) -- ; '\n values ('c')",
            "insert into log(t) select /*/ ; */ 'slash;'",
            "insert into log(t) select /*/* ' */ ; */ 'slashes;'",
            "insert into log(t) select case when true then 'x;' end",
            "insert into log(t) select 3 - -2 /* minus */ || '/'",
            "do $do$ begin insert into log(t) values ('do;'); end; $do$",
            "do 'begin insert into log(t) values (''quoted;''); end'",
            "create or replace function f() returns text language sql begin atomic; select 'in;'; select 'f'; end;"
                    + " insert into log(t) select f()",
            "create or replace function g(a int) returns int language sql begin atomic select case a when 1 then case"
                    + " when a > 0 then 2 else 3 end else 4 end; end; insert into log(t) select g(1)",
            "create or replace procedure p() language sql begin atomic insert into log(t) values ('p;'); insert into log(t)"
                    + " select t.begin from (select 'b' as begin) t; end; call p()",
            "create or replace rule r as on delete to log do also (insert into log(t) values ('r1;'); insert into log(t)"
                    + " values ('r2'))",
            "(select 1)",
            "select 1 as atomic, 2 as begin, 3 as \"end\"",
            "insert into log(t) select $1$x$1$".replace("$1$x$1$", "$_1$x;$_1$"));
    private static final List<String> BETWEEN =
            List.of(";", ";\n", " ;\r\n", ";;", "; -- it's; here\n", ";/* 'a; */\n", ";\n\n\t", "\n;\n");

    private static String script(Random random) {
        var script = new StringBuilder(random.nextBoolean() ? "-- header; it's\n" : "");
        for (int i = random.nextInt(8); i >= 0; i--) {
            script.append(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
            script.append(BETWEEN.get(random.nextInt(BETWEEN.size())));
        }
        return script.append(random.nextBoolean() ? "insert into log(t) values ('last')" : "")
                .toString();
    }

    @Test
    void backslashesEscapeWhereTheScriptSaysSo() throws SQLException {
        var script = SqlScript.of("set standard_conforming_strings = off; insert into log(t) values ('it\\'s; one');"
                + " set standard_conforming_strings to 'on'; insert into log(t) values ('\\'), ('; two')");
        try (var throwAway = ThrowAwayDatabase.create();
                Connection connection = throwAway.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table public.log (t text); set search_path = public");
            for (SqlStatement one : script.all()) {
                statement.execute(one.text());
            }
            assertThat(Sql.rows(throwAway.database(), "select string_agg(t, '|' order by t collate \"C\") from log"))
                    .isEqualTo(List.of("; two|\\|it's; one"));
        }
    }

    @Test
    void thePiecesDoWhatTheWholeDoes() throws SQLException {
        try (var throwAway = ThrowAwayDatabase.create()) {
            // As one message to the server, which the driver does not cut itself.
            Database database = throwAway.database().with("preferQueryMode", "simple");
            Sql.run(database, "create table log (n serial, t text)");
            try (Connection connection = database.connectForUser();
                    Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                for (int seed = 0; seed < SCRIPTS; seed++) {
                    String text = script(new Random(seed));
                    statement.execute("truncate log restart identity");
                    statement.execute(text);
                    List<String> whole = Sql.rows(database, "select n || t from log order by n");
                    statement.execute("truncate log restart identity");
                    SqlScript cut = SqlScript.of(text);
                    for (SqlStatement piece : cut.statements()) {
                        statement.execute(piece.text());
                    }
                    if (cut.unfinished().isPresent()) {
                        statement.execute(cut.unfinished().get().text());
                    }
                    assertThat(Sql.rows(database, "select n || t from log order by n"))
                            .as("seed %s: %s", seed, text)
                            .isEqualTo(whole);
                    assertThat(cut.commands()).isEmpty();
                }
            }
        }
    }

    @Test
    void aFileRunsAsItIsCut() throws SQLException {
        String text = String.join(";\n", STATEMENTS);
        try (var throwAway = ThrowAwayDatabase.create();
                Connection connection = throwAway.database().connectForUser()) {
            Sql.run(throwAway.database(), "create table log (n serial, t text)");
            try (Connection simple = throwAway
                            .database()
                            .with("preferQueryMode", "simple")
                            .connectForUser();
                    Statement statement = simple.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(text);
            }
            List<String> whole = Sql.rows(throwAway.database(), "select n || t from log order by n");
            Sql.run(throwAway.database(), "truncate log restart identity");
            new ScriptRun(connection, warning -> {}).run("V1__log.sql", text);
            assertThat(Sql.rows(throwAway.database(), "select n || t from log order by n"))
                    .isEqualTo(whole);
        }
    }

    @Test
    void anExpressionEndsWhereItsTextEnds() {
        for (String one : List.of(
                "a = 1",
                "(a) or (b)",
                "a -- ;)",
                "a /* ) */",
                "f(')') || $$;)$$",
                "\")\" > 0",
                "a = 'b'",
                "e'\\''",
                "$x$ ' $x$")) {
            assertThat(SqlScript.isClosed(one)).as(one).isTrue();
        }
        for (String one : List.of(
                "a) or (b",
                "a; drop table t",
                "(a",
                "a)",
                "a /* b",
                "a = 1;",
                "a = 'b",
                "\"a",
                "e'\\'",
                "$x$ $y$",
                "a = 'b''")) {
            assertThat(SqlScript.isClosed(one)).as(one).isFalse();
        }
    }
}
