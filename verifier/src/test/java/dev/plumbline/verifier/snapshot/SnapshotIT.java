package dev.plumbline.verifier.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Outcome;
import dev.plumbline.verifier.check.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotIT {

    private static Snapshot recordedOnce;

    @TempDir
    private Path folder;

    private static ThrowAwayDatabase copy() {
        return ThrowAwayDatabase.copyOf("recorded", database -> {
            try (var in = SnapshotIT.class.getResourceAsStream("recorded.sql")) {
                Sql.run(database, new String(in.readAllBytes(), StandardCharsets.UTF_8).split(";;"));
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Of the untouched template: every copy of it is the same. */
    private static synchronized Snapshot recordedOnce() throws SQLException {
        if (recordedOnce == null) {
            try (var database = copy()) {
                recordedOnce = take(database.database());
            }
        }
        return recordedOnce;
    }

    private static Snapshot take(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Snapshot.take(connection, CatalogScope.everything(), table -> {});
        }
    }

    private static Verification compare(Database database, Snapshot recorded) {
        return Verifier.against(database, recorded, VerifyOptions.DEFAULT).run(line -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "delete from account where id = 150 | account: 1 row fewer",
                "insert into event values (1, '2024-01-01', 'twice') | event_2024: 1 row more",
                "update account set amount = amount + 0.01 where id = 7 | account: values changed in amount",
                "update account set name = case id when 7 then 'name 8' else 'name 7' end where id in (7, 8) | account: values are in other rows",
                "update account set name = concat(name, ' ') where id = 7 | account: values changed in name",
                "update \"Order Line\" set tx = '' where tx is null | \"Order Line\": values changed in tx",
                "update \"Order Line\" set f8 = 0.1::float8 + 0.2 where \"Id\" = 3 | \"Order Line\": values changed in f8",
                "update \"Order Line\" set t = t + interval '1 microsecond' where \"Id\" = 3 | \"Order Line\": values changed in t",
                "drop index account_name | missing index public.account_name",
                "create or replace function total() returns numeric language sql stable as 'select sum(amount) + 1 from account' | changed function public.total(): body",
                "alter table account drop constraint amount_positive; alter table account add constraint amount_positive check (amount > 0) not valid | changed constraint public.account.amount_positive: validated",
                "select setval('account_id_seq', 150) | sequence public.account_id_seq is set too low",
                "select setval('free_numbers', 10, false) | sequence public.free_numbers is set too low",
                "insert into account overriding system value values (900, 'x', 1) | public.account: 1 row more",
                "alter table account add column more int | unexpected column public.account.more",
                "alter table account add column more int default 5 | unexpected column public.account.more",
                "alter table account drop column amount cascade | missing column public.account.amount",
                "alter table account rename column amount to sum | renamed column public.account.amount: is called public.account.sum",
                "alter table account rename to accounts | renamed table public.account: is called public.accounts",
                "alter table \"Order Line\" alter column n type numeric(20,4) | changed column public.\"Order Line\".n: type",
                "alter table event detach partition event_2025 | changed table public.event_2025: partition bound, partition of",
                "drop table event_2025 | missing table public.event_2025",
                "refresh materialized view by_mood with no data | changed materialized view public.by_mood: populated",
                "alter sequence free_numbers increment 5 | changed sequence public.free_numbers: increment"
            })
    void aDifferenceIsFoundAndReportedOnce(String change, String title) throws SQLException {
        try (var database = copy()) {
            Snapshot recorded = recordedOnce();
            Sql.run(database.database(), change.split(";;"));

            List<CheckResult> findings = compare(database.database(), recorded).findings();

            String expected = title.matches("(account|event_2024|\"Order Line\"):.*") ? "public." + title : title;
            if (title.startsWith("public.account: 1 row more")) {
                assertThat(findings)
                        .extracting(CheckResult::title)
                        .containsExactly(expected, "sequence public.account_id_seq is set too low");
            } else {
                assertThat(findings).extracting(CheckResult::title).containsExactly(expected);
            }
        }
    }

    @Test
    void anUntouchedDatabaseGivesNoFalseAlarm() throws SQLException {
        try (var database = copy()) {
            Snapshot recorded = take(database.database());
            for (int run = 0; run < 20; run++) {
                Database client = database.database()
                        .withSettings(Map.of(
                                "timezone", run % 2 == 0 ? "Asia/Kathmandu" : "America/New_York",
                                "datestyle", run % 3 == 0 ? "ISO,DMY" : "ISO,YMD",
                                "intervalstyle", run % 2 == 0 ? "iso_8601" : "sql_standard",
                                "bytea_output", run % 2 == 0 ? "escape" : "hex",
                                "extra_float_digits", String.valueOf(run % 4),
                                "search_path", run % 2 == 0 ? "public" : "pg_catalog"));
                if (run == 7) {
                    Sql.run(database.database(), "vacuum full", "analyze", "reindex table account");
                }
                Verification verification = compare(client, recorded);

                assertThat(verification.findings()).isEmpty();
                assertThat(verification.of(Outcome.PASS)).hasSize(4);
                assertThat(verification.exitCode()).isZero();
            }
        }
    }

    @Test
    void aSnapshotIsReadBackEqualZippedOrNot() throws SQLException {
        try (var database = copy()) {
            Snapshot recorded = take(database.database());
            for (String name : List.of("s.json", "s.json.gz")) {
                Path file = folder.resolve(name);
                SnapshotFile.write(recorded, file, ResultFile.Existing.REPLACED);

                assertThat(SnapshotFile.read(file)).isEqualTo(recorded);
            }
            assertThat(folder).isDirectoryNotContaining("glob:**.half");
        }
    }

    @Test
    void aFileThatWasChangedIsRefused() throws SQLException, IOException {
        try (var database = copy()) {
            Path file = folder.resolve("s.json");
            SnapshotFile.write(take(database.database()), file, ResultFile.Existing.REPLACED);
            String text = Files.readString(file);
            Files.writeString(file, text.replaceFirst("\"rows\" : 200", "\"rows\" : 201"));
            assertThatThrownBy(() -> SnapshotFile.read(file))
                    .isInstanceOf(PlumblineException.class)
                    .hasMessageContaining("changed or cut");
            Files.writeString(file, text.substring(0, 500));
            assertThatThrownBy(() -> SnapshotFile.read(file)).isInstanceOf(PlumblineException.class);
            Files.writeString(file, "{}");
            assertThatThrownBy(() -> SnapshotFile.read(file)).hasMessageContaining("expected 'plumbline snapshot 1'");
        }
    }

    @Test
    void whatARoleMayNotReadIsSkippedAndNamed() throws SQLException {
        try (var database = copy()) {
            Snapshot recorded = take(database.database());
            Sql.run(
                    database.database(),
                    "do $$ begin create role half_reader login; exception when duplicate_object then null; end $$");
            String grants = "grant select on account, by_mood, event, event_2024, event_2025 to half_reader";
            try (Connection connection = database.database().connectForUser();
                    Statement statement = connection.createStatement()) {
                statement.execute(grants);
                Snapshot withGrants = take(database.database());
                connection.setAutoCommit(false);
                statement.execute("set local role half_reader");
                Snapshot partial = Snapshot.take(connection, CatalogScope.everything(), table -> {});
                connection.rollback();

                assertThat(partial.unread())
                        .containsOnlyKeys(
                                "public.\"Order Line\"",
                                "public.account_id_seq",
                                "public.\"Order Line_Id_seq\"",
                                "public.free_numbers");
                assertThat(partial.catalog()).isEqualTo(withGrants.catalog());
                assertThat(partial.tables().get("public.account"))
                        .isEqualTo(recorded.tables().get("public.account"));
            }
        }
    }
}
