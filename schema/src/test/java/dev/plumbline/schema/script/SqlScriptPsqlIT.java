package dev.plumbline.schema.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.address.LibpqEnvironment;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A script is cut as psql cuts it: its log has every statement that it sends. What psql reads otherwise than the server, because it reads line by
 * line (literals that go on in the next line), is held against the server in {@link SqlScriptIT}.
 */
class SqlScriptPsqlIT {
    private static final int SCRIPTS = Integer.getInteger("plumbline.scripts", 60);
    private static final Pattern SENT = Pattern.compile("(?s)\\*+ QUERY \\*+/?\\n(.*?)\\n/?\\*{20,}/?\\n");

    /** What stands before a statement, some programs send along and others do not. */
    private static final Pattern LEADING = Pattern.compile("\\A(?:\\s+|--[^\n\r]*|/\\*c\\*/|/\\*a;/\\*b;\\*/;\\*/|;)+");

    private static final List<String> TOKENS = List.of(
            "select 1",
            "x",
            "'a;b'",
            "'it''s;'",
            "E'a\\';b'",
            "e'\\\\'",
            "E'a''\\';'",
            "'\\'",
            "'a' '\\'",
            "$$;'$$",
            "$a$;$$;$b$;$a$",
            "$ä$;$ä$",
            "$1",
            "a$b$c",
            "ä€$b$c",
            "U&'\\0061;'",
            "U&\"a;\"",
            "B'1;'",
            "x'1;'",
            "n'\\;'",
            "\"a;b\"",
            "\"a\"\";\"",
            "\"E\"'\\'",
            "name'a;'",
            "+--;\n",
            "@-1",
            "-/*;*/-",
            "*/*;/*;*/;*/",
            "/*c*/",
            "/*a;/*b;*/;*/",
            "--;'\n",
            "--;\r\n",
            "(1;2)",
            "((;);",
            ")",
            "[",
            "]",
            "::int",
            "case",
            "end",
            "atomic",
            ";",
            ";",
            ";\n",
            ";;",
            ";\r\n",
            "\n",
            "\t",
            "'\n;\n'",
            "$$\n;--\n$$",
            "1e5",
            "0x1F",
            "a.b",
            "%",
            "<>",
            "'\u00a0;'",
            "\u00a0",
            "\u2003");

    private static final List<String> WHOLE = List.of(
            "create function pg_temp.f(atomic int) returns int language sql begin atomic; select 1; select case when true then case 1"
                    + " when 1 then 2 end end; end; select 2;",
            "create or replace procedure pg_temp.p() begin atomic select ';'; end; select 'after';",
            "create function pg_temp.g() returns text language sql as 'begin atomic; end'; select 3",
            "set standard_conforming_strings = off;\nselect 'a\\';b'; set standard_conforming_strings to on;\nselect '\\'; select 4;",
            "select set_config('standard_conforming_strings', 'off', false);\nselect 'a\\';b'; select x'1;'; reset"
                    + " standard_conforming_strings;\nselect '\\';",
            "copy log (t) from stdin;\na;b\n'c\n \\.\n\\.\nselect 5;",
            "copy log (t) from stdin; select 6; -- more\na;\n\\.\nselect 7;",
            "copy log (t) from stdin; copy log (t) from stdin;\na;\n\\.\nb;\n\\.\nselect 8;",
            "copy log (t) from stdin\r\n;\r\na;\r\n\\.\r\nselect 9;\r\n",
            "\\copy log (t) from stdin\na;\n\\.\nselect 10;",
            "\\echo 'a;' \\\\ select 11;\nselect 12 \\g\nselect 13 \\p\n+ 1;\nselect 'thrown;' \\r\nselect 14;",
            "-- a\rselect 15;\nselect 16",
            "create rule r as on delete to log do also (select 1; select 2); drop rule r on log;");

    @TempDir
    Path folder;

    @Test
    void statementsAreThoseThatPsqlSends() throws IOException, InterruptedException, SQLException {
        try (var throwAway = ThrowAwayDatabase.create()) {
            Sql.run(throwAway.database(), "create table log (t text)");
            List<String> scripts = new ArrayList<>(WHOLE);
            for (int seed = 0; seed < SCRIPTS; seed++) {
                scripts.add(soup(new Random(seed)));
            }
            for (String script : scripts) {
                List<String> ours = new ArrayList<>();
                SqlScript.of(script).all().forEach(one -> ours.add(plain(one.text())));
                assertThat(ours).as(script).isEqualTo(sent(throwAway.database(), script));
            }
        }
    }

    private static String soup(Random random) {
        var soup = new StringBuilder();
        for (int i = random.nextInt(30); i >= 0; i--) {
            String token = TOKENS.get(random.nextInt(TOKENS.size()));
            // What stands right behind a number is read by each version in its own way, and refused by all of them.
            boolean number = Character.isDigit(token.charAt(token.length() - 1));
            soup.append(token).append(number || random.nextInt(3) > 0 ? " " : "");
        }
        return soup.toString();
    }

    private static String plain(String statement) {
        // Empty lines are not sent along.
        return LEADING.matcher(statement.replaceAll("\n\\s+", "\n"))
                .replaceFirst("")
                .replaceFirst("[;\\s]+\\z", "");
    }

    private List<String> sent(Database database, String script) throws IOException, InterruptedException {
        Path file = folder.resolve("script.sql");
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        Files.writeString(file, script);
        var builder = new ProcessBuilder("psql", "-Xqw", "-L", log.toString(), "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        LibpqEnvironment.into(builder.environment(), database);
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        try {
            builder.start().waitFor();
        } catch (IOException e) {
            assumeThat("true".equals(System.getenv("CI")) ? null : e)
                    .as("psql is not on the path")
                    .isNull();
            throw e;
        }
        return SENT.matcher(Files.readString(log))
                .results()
                .map(match -> plain(match.group(1)))
                .filter(statement -> !statement.isEmpty())
                .filter(statement -> !script.contains("\\copy") || !statement.startsWith("COPY  "))
                .toList();
    }
}
