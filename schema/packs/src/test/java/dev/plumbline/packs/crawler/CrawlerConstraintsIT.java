package dev.plumbline.packs.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.data.DataSet;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Foreign keys that arrive on data which breaks them, and what they do once they are there. */
class CrawlerConstraintsIT {
    private static final Pack PACK = Packs.find("crawler");
    private static final DataSet DIRTY = DataSets.get("crawler").variant("dirty");

    @Test
    void oldOrphansMayStayUntilTheKeysAreValidatedAndThenAllAreNamed() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser()) {
            migrate(holder.database(), "0005");
            Seeder.seed(connection, DIRTY);
            migrate(holder.database(), "0006");

            assertThatThrownBy(() -> Sql.run(
                            connection, "insert into projects (name, user_id) values ('of nobody', gen_random_uuid())"))
                    .hasMessageContaining("projects_user_id_fkey");
            assertThatThrownBy(() -> migrate(holder.database(), "0007"))
                    .hasMessageContaining(
                            "activity_logs_user_id_fkey: 30 rows of activity_logs refer to no row of profiles")
                    .hasMessageContaining("crawl_jobs_project_id_fkey: 6 rows")
                    .hasMessageContaining("export_jobs_crawl_job_id_fkey: 2 rows")
                    .hasMessageContaining("export_jobs_user_id_fkey: 2 rows")
                    .hasMessageContaining("images_crawl_job_id_fkey: 60 rows")
                    .hasMessageContaining("projects_user_id_fkey: 6 rows")
                    .hasMessageContaining("validation_jobs_crawl_job_id_fkey: 4 rows")
                    .hasMessageContaining("plumbline quarantine crawler");
            assertThat(Sql.rows(connection, "select count(*) from projects")).containsExactly("126");
        }
    }

    @Test
    void whatBelongsToAProfileGoesWithItAndItsLogsStay() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser()) {
            new Migrator(holder.database(), PACK).migrate();
            Seeder.seed(connection, "crawler");
            List<String> logs = Sql.rows(connection, "select count(*) from activity_logs");

            Sql.run(connection, "delete from profiles where email <> 'user1@example.com'");

            assertThat(Sql.rows(connection, "select count(*) from activity_logs"))
                    .isEqualTo(logs);
            assertThat(Sql.rows(connection, "select email from profiles")).containsExactly("user1@example.com");
            assertThat(Sql.rows(connection, "select distinct p.email from projects join profiles p on p.id = user_id"))
                    .containsExactly("user1@example.com");
            assertThat(Sql.rows(connection, """
                    select count(*) from activity_logs
                    where user_id is not null and user_id not in (select id from profiles)
                    """)).containsExactly("0");
            Sql.run(connection, "delete from profiles");
            for (String table : List.of("projects", "crawl_jobs", "images", "validation_jobs", "export_jobs")) {
                assertThat(Sql.rows(connection, "select count(*) from " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void theIndexesAreTheTwelveAndTheKeys() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser()) {
            new Migrator(holder.database(), PACK).migrate();
            assertThat(
                            Sql.rows(
                                    connection,
                                    "select regexp_replace(indexdef, '^CREATE (UNIQUE )?INDEX (.*) ON public.(.*) USING btree ', '\\1\\2 \\3 ')"
                                            + " from pg_indexes where schemaname = 'public' and indexname like 'ix%' order by indexname"))
                    .containsExactly(
                            "ix_activity_log_timestamp activity_logs (\"timestamp\")",
                            "ix_activity_log_user_id activity_logs (user_id)",
                            "ix_crawl_job_project_status crawl_jobs (project_id, status)",
                            "ix_crawl_job_status crawl_jobs (status)",
                            "ix_export_job_crawl_job_id export_jobs (crawl_job_id)",
                            "ix_export_job_status export_jobs (status)",
                            "ix_export_job_user_id export_jobs (user_id)",
                            "ix_image_crawl_job_id images (crawl_job_id)",
                            "UNIQUE ix_profiles_email profiles (email)",
                            "ix_project_user_id projects (user_id)",
                            "ix_validation_job_crawl_job_id validation_jobs (crawl_job_id)",
                            "ix_validation_job_status validation_jobs (status)");
        }
    }

    private static void migrate(Database database, String target) {
        new Migrator(
                        database,
                        PACK,
                        MigrateOptions.DEFAULT.withPhases(Set.of(Phase.SCHEMA)).withTarget(target))
                .migrate();
    }
}
