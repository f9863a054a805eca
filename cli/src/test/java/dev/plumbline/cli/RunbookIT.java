package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.cli.output.ExitCodes;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/runbook-vehicles.md, one after another: the legacy catalogue is backed up, replaced, the new one filled and
 * verified, and the way back gives every legacy row as it was.
 */
class RunbookIT {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook-vehicles");

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";

    @Test
    void theLegacyCatalogueIsReplacedAndComesBackWithEveryRow() throws Exception {
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            done(database, "migrate", "vehicles", "--target", "0001");
            Sql.run(database, Files.readString(RUNBOOK.resolve("legacy_rows.sql"), StandardCharsets.UTF_8));
            List<String> rows = state(database);
            String structure = structure(database);
            assertThat(rows).hasSizeGreaterThan(8).noneMatch(line -> line.endsWith("|0|0"));

            String backup = folder.resolve("legacy.plumbline").toString();
            done(database, "backup", "vehicles", "--out", backup);
            done(database, "migrate", "vehicles");
            assertThat(Sql.rows(database, "select to_regnamespace('vehicles') is null"))
                    .containsExactly("t");

            String data = folder.resolve("sample").toString();
            assertThat(run("generate", "vehicles", "--scale", "sample", "--as", "sql", "--out", data))
                    .as(err)
                    .isZero();
            done(database, "load", "vehicles", "--from", data);
            done(database, "verify", "vehicles", "--only", "contract,data,functions,plans,health");

            assertThat(command(database, "undo", "vehicles", "--to", "0001", "--dry-run"))
                    .isEqualTo(ExitCodes.FINDINGS);
            assertThat(err).contains("4,918 rows of public.vehicle_options, which is dropped");
            done(database, "undo", "vehicles", "--to", "0001", "--backup-to", folder.toString());
            assertThat(state(database)).isEqualTo(rows);
            assertThat(structure(database)).isEqualTo(structure);

            done(database, "migrate", "vehicles");
            done(database, "restore", "vehicles", "--from", backup, "--replace");
            assertThat(state(database)).isEqualTo(rows);
        }
    }

    private void done(Database database, String... arguments) {
        assertThat(command(database, arguments))
                .as(String.join(" ", arguments) + "\n" + out + err)
                .isZero();
    }

    private int command(Database database, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--url");
        all.add(Ran.url(database));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        Ran ran = Ran.command(arguments);
        out = ran.out();
        err = ran.err();
        return ran.code();
    }

    private static List<String> state(Database database) throws IOException, SQLException {
        String sql = Files.readString(RUNBOOK.resolve("state.sql"), StandardCharsets.UTF_8)
                .replaceAll("(?m)^--.*$", "")
                .strip()
                .replaceAll(";$", "");
        return Sql.rows(database, "select concat_ws('|', a, b, c) from (" + sql + ") as s(a, b, c)");
    }

    private static String structure(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Catalog.read(connection, CatalogScope.everything()).canonicalText();
        }
    }
}
