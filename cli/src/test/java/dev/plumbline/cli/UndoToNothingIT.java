package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.address.LibpqEnvironment;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After {@code undo --to 0} the database is what it was before the first migration, but for the books, and those are named. */
class UndoToNothingIT {
    @TempDir
    Path folder;

    @Test
    void theDatabaseIsAsItWasAndWhatStaysIsSaid() throws Exception {
        for (String file : List.of("schema/V1__make", "schema/V2__more", "optimize/V1__index")) {
            Files.createDirectories(folder.resolve("pack").resolve(file).getParent());
        }
        file("schema/V1__make.sql", "create table item (id int primary key, name text);");
        file("schema/U1__make.sql", "drop table item;");
        file("schema/V2__more.sql", "alter table own add column extra int; create view seen as select id from item;");
        file("schema/U2__more.sql", "drop view seen; alter table own drop column extra;");
        file("optimize/V1__index.sql", "create index by_name on item (name);");
        file("optimize/U1__index.sql", "drop index by_name;");
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            Sql.run(database, "create table own (id int primary key, name text); insert into own values (1, 'a')");
            String before = contents(database, "");
            ok(database, "migrate", "--baseline", "0");
            Sql.run(database, "insert into item values (1, 'b')");
            assertThat(contents(database, "")).isNotEqualTo(before);

            String said = ok(
                    database,
                    "undo",
                    "--to",
                    "0",
                    "--backup-to",
                    folder.resolve("backups").toString());

            assertThat(contents(database, "plumbline|flyway_[a-z]+_history")).isEqualTo(before);
            Matcher removal = Pattern.compile("drop table [^\\n]*").matcher(said);
            assertThat(removal.find()).as(said).isTrue();
            Sql.run(database, removal.group());
            assertThat(contents(database, "")).as("after " + removal.group()).isEqualTo(before);
        }
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve("pack").resolve(name), text + "\n");
    }

    private String ok(Database database, String verb, String... options) {
        var arguments = new ArrayList<>(List.of(verb, folder.resolve("pack").toString(), "--url", Ran.url(database)));
        arguments.addAll(List.of(options));
        Ran ran = Ran.command(arguments.toArray(String[]::new));
        assertThat(ran.code()).as(ran.err()).isZero();
        return ran.err();
    }

    /**
     * What a database holds, but for schemas and tables whose names are as the pattern says: as pg_dump tells it where there is one for
     * this server, else by what the server says of each object, and its rows.
     */
    private static String contents(Database database, String but) throws Exception {
        var command = new ArrayList<>(List.of("pg_dump", "--no-sync"));
        if (!but.isEmpty()) {
            command.addAll(List.of("--exclude-schema=plumbline", "--exclude-table=flyway_*_history"));
        }
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        LibpqEnvironment.into(builder.environment(), database);
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() == 0) {
                return text.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("pg_dump");
        }
        return described(database, but.isEmpty() ? "^$" : "^(" + but + ")");
    }

    private static String described(Database database, String but) throws SQLException {
        try (Connection connection = database.connectForUser();
                PreparedStatement query = connection.prepareStatement("""
                        with shown as (
                          select c.*, n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                          where n.nspname !~ '^pg_|^information_schema$' and relname !~ ? and nspname !~ ?)
                        select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') from pg_namespace
                        where nspname !~ '^pg_|^information_schema$' and nspname !~ ?
                        union all select 'relation ' || oid::regclass || ' ' || relkind::text || ' ' || coalesce(relacl::text, '') from shown
                        union all select 'column ' || s.oid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull
                        from shown s join pg_attribute a on a.attrelid = s.oid and attnum > 0 and not attisdropped
                        union all select 'constraint ' || conname || pg_get_constraintdef(k.oid) from pg_constraint k join shown s on s.oid = conrelid
                        union all select 'index ' || pg_get_indexdef(indexrelid) from pg_index x join shown s on s.oid = indrelid
                        union all select 'view ' || s.oid::regclass || pg_get_viewdef(s.oid) from shown s where relkind = 'v'
                        union all select 'function ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = pronamespace
                        where nspname !~ '^pg_|^information_schema$'
                        union all select 'rows ' || query_to_xml('select * from ' || s.oid::regclass, true, false, '')::text from shown s where relkind = 'r'
                        order by 1""")) {
            for (int i = 1; i <= 3; i++) {
                query.setString(i, but);
            }
            var text = new StringBuilder();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
            return text.toString();
        }
    }
}
