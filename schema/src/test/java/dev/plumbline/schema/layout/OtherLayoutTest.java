package dev.plumbline.schema.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherLayoutTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            migrations/20240101000000_init/migration.sql schema.prisma    | | rename 20240101000000_init/migration.sql to V20240101000000__init.sql, and so on
            default/1704067200000_author/down.sql default/1704067200000_author/up.sql | | rename 1704067200000_author/up.sql to V1704067200000__author.sql, its down.sql to U1704067200000__author.sql, and so on
            2024-01-01-000000_users/down.sql 2024-01-01-000000_users/up.sql | | rename 2024-01-01-000000_users/up.sql to V20240101000000__users.sql, its down.sql to U20240101000000__users.sql, and so on
            000001_users.down.sql 000001_users.up.sql                     | | rename 000001_users.up.sql to V000001__users.sql, its .down.sql to U000001__users.sql, and so on
            20240101_profiles.sql config.toml                             | | rename 20240101_profiles.sql to V20240101__profiles.sql, and so on
            0001_initial.SQL                                              | | rename 0001_initial.SQL to V0001__initial.SQL, and so on
            v1__first.sql V2_second.sql                                   | | rename v1__first.sql to V1__first.sql, and so on
            r_views.sql                                                   | | rename r_views.sql to R__views.sql, and so on
            1_users.sql                                                   | --  migrate:up | 1_users.sql holds both directions, as dbmate's and goose's do; the part that goes up becomes V1__users.sql, the part that goes down U1__users.sql
            changelog.sql                                                 | --liquibase formatted sql | changelog.sql is a changelog of Liquibase; each changeset becomes a file, V1__words.sql, and its rollback another, U1__words.sql
            deploy/users.sql revert/users.sql sqitch.plan                 | | it is a project of Sqitch; number its files in the order of sqitch.plan: deploy/users.sql becomes V1__users.sql, revert/users.sql U1__users.sql, both without BEGIN and COMMIT
            migrate/20240101120000_create_users.rb structure.sql          | | 20240101120000_create_users.rb is not SQL, which alone is run here; plumbline init makes migrations of a database that was built by such files
            db.changelog-master.xml                                       | | db.changelog-master.xml is not SQL, which alone is run here; plumbline init makes migrations of a database that was built by such files
            tables.sql views.sql                                          | | number its SQL files in the order in which they run: tables.sql becomes V1__tables.sql, and so on
            notes.md                                                      | | there is no SQL file; plumbline new writes the first one
            """)
    void namesWhatItsFilesWouldBeCalled(String files, String text, String expected) {
        List<Path> paths = Stream.of(files.split(" ")).map(Path::of).toList();

        assertThat(OtherLayout.describe(paths, file -> text == null ? "" : text))
                .isEqualTo(expected);
    }
}
