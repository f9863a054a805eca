package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign keys that come to a pack's dirty data: refused, moved aside, validated, undone, brought back. */
class QuarantineCommandIT {
    private static final List<String> TABLES =
            List.of("profiles", "projects", "crawl_jobs", "images", "activity_logs", "validation_jobs", "export_jobs");

    @TempDir
    private Path folder;

    @Test
    void orphansOfEveryKindGoAsideBeforeTheKeysAreValidatedAndComeBackAfterTheyAreUndone() throws SQLException {
        try (var holder = ThrowAwayDatabase.create()) {
            Database database = holder.database();
            assertThat(run(database, "migrate", "crawler", "--phase", "schema", "--target", "0005")
                            .code())
                    .isZero();
            try (Connection connection = database.connectForUser()) {
                Seeder.seed(connection, DataSets.get("crawler").variant("dirty"));
            }
            Map<String, String> before = rows(database);

            Ran listed = run(database, "quarantine", "crawler");
            assertThat(listed.code()).as(listed.err()).isEqualTo(1);
            assertThat(listed.out())
                    .containsPattern("projects_user_id_fkey +public.projects +6\n")
                    .containsPattern("activity_logs_user_id_fkey +public.activity_logs +30\n")
                    .containsPattern("images_crawl_job_id_fkey +public.images +60\n");
            assertThat(rows(database)).isEqualTo(before);
            Ran refused = run(database, "migrate", "crawler");
            assertThat(refused.code()).isNotZero();
            assertThat(refused.err()).contains("export_jobs_user_id_fkey: 2 rows", "plumbline quarantine crawler");

            String keys =
                    "projects_user_id_fkey,crawl_jobs_project_id_fkey,images_crawl_job_id_fkey,validation_jobs_crawl_job_id_fkey,"
                            + "export_jobs_crawl_job_id_fkey,export_jobs_user_id_fkey,activity_logs_user_id_fkey";
            Ran moved = run(database, "quarantine", "crawler", "--constraint", keys);
            assertThat(moved.code()).as(moved.err()).isZero();
            assertThat(moved.out())
                    .containsPattern("projects_user_id_fkey +public.images +\\d+\n")
                    .containsPattern("projects_user_id_fkey +public.projects +6\n");
            assertThat(run(database, "quarantine", "crawler").code()).isZero();
            Ran migrated = run(database, "migrate", "crawler");
            assertThat(migrated.code()).as(migrated.err()).isZero();
            Ran verified = run(database, "verify", "crawler", "--only", "contract,data");
            assertThat(verified.code()).as(verified.out()).isZero();

            Ran early = run(database, "quarantine", "crawler", "--constraint", "projects_user_id_fkey", "--restore");
            assertThat(early.code()).isEqualTo(1);
            assertThat(early.err()).contains("projects_user_id_fkey", "undo the constraint", "nothing was changed");
            Ran undone = run(database, "undo", "crawler", "--to", "0005", "--backup-to", folder.toString());
            assertThat(undone.code()).as(undone.err()).isZero();
            Ran restored = run(database, "quarantine", "crawler", "--constraint", keys, "--restore");
            assertThat(restored.code()).as(restored.err()).isZero();
            assertThat(rows(database)).isEqualTo(before);
        }
    }

    private static Ran run(Database database, String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = Ran.url(database);
        return Ran.command(all);
    }

    /** A digest of each table, by the server. */
    private static Map<String, String> rows(Database database) throws SQLException {
        var rows = new TreeMap<String, String>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    Sql.ask(
                            database,
                            "select count(*) || ' ' || md5(string_agg(t::text, E'\\n' order by id)) from " + table
                                    + " t"));
        }
        return rows;
    }
}
