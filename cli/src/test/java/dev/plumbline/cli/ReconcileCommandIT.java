package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older table brought up to date and taken back by the commands alone, each of them as the one before it said. */
class ReconcileCommandIT {
    private static final Pattern TOLD = Pattern.compile("undone by: plumbline (reconcile \\S+ --undo --from (\\S+))");

    @TempDir
    Path folder;

    private String said = "";

    @Test
    void whatApplySaysTakesItBackExactly() throws Exception {
        String pack = pack();
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            Sql.run(database, "create table tool (key text primary key, tags text default 'none')");
            Sql.run(database, "insert into tool values ('a', 'net,disk'), ('b', null), ('c', 'x;y')");
            String before = state(database);

            assertThat(run(database, "reconcile", pack)).isEqualTo(ExitCodes.FINDINGS);
            assertThat(said).contains("reads 'net,disk' in 1 row as {net,disk}: split at ',' as pack.yaml says");
            assertThat(state(database)).isEqualTo(before);

            assertThat(run(database, "reconcile", pack, "--apply", "--backup-to", folder.toString()))
                    .as(said)
                    .isZero();
            assertThat(Sql.ask(database, "select string_agg(key || tags::text, ' ' order by key) from tool"))
                    .isEqualTo("a{net,disk} b{} c{x;y}");
            Matcher told = TOLD.matcher(said);
            assertThat(told.find()).as(said).isTrue();

            assertThat(run(database, "reconcile", pack, "--undo")).isNotZero();
            assertThat(said).contains("--from");
            Sql.run(database, "insert into tool values ('later', '{}')");
            assertThat(run(database, "reconcile", pack, "--undo", "--from", told.group(2)))
                    .isNotZero();
            assertThat(said).contains("changed since the reconcile, and lost by undoing it: rows of public.tool");
            Sql.run(database, "delete from tool where key = 'later'");

            assertThat(run(
                            database,
                            told.group(1)
                                    .replaceFirst("^reconcile \\S+", "reconcile " + pack)
                                    .split(" ")))
                    .as(said)
                    .isZero();
            assertThat(said).contains("is as it was before", "proven equal to " + told.group(2));
            assertThat(state(database)).isEqualTo(before);
        }
    }

    private String pack() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("catalogue"));
        Files.writeString(pack.resolve("pack.yaml"), "reconcile:\n  split:\n    tool.tags: ','\n");
        Files.writeString(
                pack.resolve("V1__create_tool.sql"),
                "create table tool (key text constraint tool_pkey primary key, tags text[] not null default '{}');\n");
        return pack.toString();
    }

    private int run(Database database, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--url");
        all.add(Ran.url(database));
        Ran ran = Ran.command(all.toArray(String[]::new));
        said = ran.out() + ran.err();
        return ran.code();
    }

    private static String state(Database database) throws SQLException {
        return Sql.ask(
                database,
                "select string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull,"
                        + " pg_get_expr(adbin, adrelid)), '; ' order by attnum)"
                        + " || (select string_agg(t::text, ' ' order by t::text) from tool as t)"
                        + " from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum"
                        + " where attrelid = 'tool'::regclass and attnum > 0 and not attisdropped");
    }
}
