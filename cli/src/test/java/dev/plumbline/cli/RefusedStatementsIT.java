package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each verb against a server that answers every question from the nth on with an error, also the one that rolls back: no session is
 * left behind, and what is told is the first error, not one of tidying up.
 */
class RefusedStatementsIT {
    private static final int[] FROM = {1, 2, 3, 4, 6, 9};

    @TempDir
    static Path folder;

    private static ThrowAwayDatabase holder;
    private static Database database;

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectories(folder.resolve("pack"));
        file("pack/V1__make.sql", "create table item (id int primary key, name text);\n");
        file("pack/U1__make.sql", "drop table item;\n");
        file("item.csv", "id,name\n1,a\n");
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("create materialized view kept as select 1 as one");
        }
        Ran ran = Ran.command(
                "migrate", folder.resolve("pack").toString(), "--baseline", "0", "--url", Ran.url(database));
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @AfterAll
    static void close() {
        holder.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "history {pack}",
                "migrate {pack}",
                "undo {pack} --no-backup --lose-data",
                "backup {pack} --overwrite --out {folder}/b.plumb",
                "snapshot --overwrite --out {folder}/s.json",
                "load --table item --mode append --from {folder}/item.csv",
                "backfill --table item --set name=null",
                "refresh",
                "reconcile {pack}",
                "verify --only health",
            })
    void leaveNoSessionAndTellTheFirstError(String command) throws Exception {
        for (int from : FROM) {
            try (var wire = new RefusingWire(
                    "127.0.0.1", Integer.parseInt(database.hosts().replaceAll(".*:", "")), from)) {
                var arguments = new ArrayList<>(
                        List.of(command.replace("{pack}", folder.resolve("pack").toString())
                                .replace("{folder}", folder.toString())
                                .split(" ")));
                arguments.addAll(List.of(
                        "--url",
                        Ran.url(database).replaceAll("@[^/]*/", "@127.0.0.1:" + wire.port() + "/")
                                + "?sslmode=disable"));
                Ran ran = Ran.command(arguments.toArray(String[]::new));
                String what = command + ", refused from question " + from + " on\n" + ran.out() + ran.err();
                if (wire.refused() == 0) {
                    assertThat(ran.code()).as(what).isZero();
                    break;
                }
                assertThat(ran.code()).as(what).isIn(1, 3);
                assertThat(ran.err() + ran.out()).as(what).contains("refused for a test, number 1");
                assertThat(ran.err()).as(what).doesNotContain("number 2");
                assertThat(sessions()).as(what).isEmpty();
            }
        }
    }

    private static void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** Those that are still there after the server had time to see them go. */
    private static List<String> sessions() throws SQLException, InterruptedException {
        var there = new ArrayList<String>();
        try (Connection connection = database.withName("postgres").connectForUser();
                Statement statement = connection.createStatement()) {
            for (int attempt = 0; attempt < 40; attempt++) {
                there.clear();
                try (ResultSet rows =
                        statement.executeQuery("select application_name || ': ' || query from pg_stat_activity"
                                + " where datname = '" + database.name() + "'")) {
                    while (rows.next()) {
                        there.add(rows.getString(1));
                    }
                }
                if (there.isEmpty()) {
                    return there;
                }
                Thread.sleep(50);
            }
        }
        return there;
    }
}
