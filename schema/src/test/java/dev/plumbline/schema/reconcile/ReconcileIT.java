package dev.plumbline.schema.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.server.Database;
import dev.plumbline.schema.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileIT {
    @TempDir
    Path folder;

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("V1__tool.sql"), """
                create table tool (
                  id bigserial primary key, key text unique not null, platform text[] default '{}', tags text[] not null default '{}',
                  meta jsonb default '{}', usage_count int default 0, updated_at timestamptz default now());
                create index tool_tags_gin on tool using gin (tags);
                create index tool_updated_at_idx on tool (updated_at);
                """);
        holder = ThrowAwayDatabase.create();
        database = holder.database();
    }

    @AfterEach
    void close() {
        holder.close();
    }

    @Test
    void bringsAnOlderTableToItsContractOnceSeparatorsAreSaid() throws Exception {
        run("create table tool (id bigserial primary key, key text unique not null, platform text default 'any',"
                + " tags jsonb, usage_count text default '0', extra int)");
        run("insert into tool (key, platform, tags, usage_count) values ('a', 'net,disk', '[\"x\", \"y, z\"]', '7'),"
                + " ('b', '{p,q}', null, null), ('c', null, '\"one\"', ' 12 '), ('d', 'single', '[]', '0')");
        ReconcileOptions options = ReconcileOptions.defaults();

        assertThat(new Reconcile(database, pack(), options).plan())
                .filteredOn(step -> !step.possible())
                .extracting(ReconcileStep::obstacle)
                .containsExactly("1 values of public.tool.platform look like several values in one text;"
                        + " say with --split what separates them: 'net,disk'");
        assertThatThrownBy(() -> new Reconcile(database, pack(), options).apply())
                .hasMessageContaining("nothing was changed");
        assertThat(ask("select pg_typeof(platform) from tool limit 1")).isEqualTo("text");

        assertThat(new Reconcile(database, pack(), options.splitting(",")).apply())
                .isNotEmpty();
        assertThat(
                        ask(
                                "select string_agg(format('%s %s %s %s', key, platform, tags, usage_count), '|' order by id) from tool"))
                .isEqualTo("a {net,disk} {x,\"y, z\"} 7|b {p,q} {} |c  {one} 12|d {single} {} 0");
        assertThat(ask("select count(*) from pg_indexes where tablename = 'tool'"))
                .isEqualTo("4");
        assertThat(
                        ask(
                                "select count(*) from pg_attribute where attrelid = 'tool'::regclass and attname = 'extra' and not attisdropped"))
                .isEqualTo("1");
        assertThat(new Reconcile(database, pack(), options.splitting(",")).apply())
                .isEmpty();
    }

    @Test
    void createsAMissingTable() throws Exception {
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults().of("tool")).apply())
                .isNotEmpty();
        assertThat(ask("select count(*) from tool")).isEqualTo("0");
        assertThat(new Reconcile(database, pack(), ReconcileOptions.defaults()).plan())
                .isEmpty();
    }

    @Test
    void reportsValuesThatCannotBeConverted() throws Exception {
        run("create table tool (id bigserial primary key, key text unique not null, usage_count text default '0')");
        run("insert into tool (key, usage_count) values ('a', 'many'), ('b', '3')");
        assertThatThrownBy(() -> new Reconcile(database, pack(), ReconcileOptions.defaults()).apply())
                .hasMessageContaining("1 values of public.tool.usage_count are no integer; correct them first: 'many'");
    }

    private Pack pack() {
        return Packs.find(folder.toString());
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
