package dev.plumbline.verifier.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database of which nothing is known, with every type that PostgreSQL has: no false alarm, whatever the session's settings. */
class StrangersIT {

    private static final List<Map<String, String>> SETTINGS = List.of(
            Map.of(
                    "timezone", "Asia/Kathmandu",
                    "datestyle", "German,DMY",
                    "extra_float_digits", "-15",
                    "intervalstyle", "sql_standard",
                    "bytea_output", "escape",
                    "search_path", "pg_temp",
                    "quote_all_identifiers", "on",
                    "default_transaction_isolation", "serializable"),
            Map.of(
                    "timezone", "America/St_Johns",
                    "datestyle", "SQL,MDY",
                    "extra_float_digits", "3",
                    "intervalstyle", "iso_8601",
                    "standard_conforming_strings", "off",
                    "enable_hashagg", "off",
                    "max_parallel_workers_per_gather", "4",
                    "parallel_setup_cost", "0",
                    "min_parallel_table_scan_size", "0"));

    private static ThrowAwayDatabase stranger() {
        return ThrowAwayDatabase.copyOf("strangers", database -> {
            try (var in = StrangersIT.class.getResourceAsStream("strangers.sql")) {
                Sql.run(database, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void noSettingOfASessionRaisesAnAlarm() throws SQLException {
        try (ThrowAwayDatabase stranger = stranger()) {
            Snapshot recorded = take(stranger.database());
            assertThat(recorded.tables()).hasSizeGreaterThan(20);
            assertThat(recorded.unread()).isEmpty();
            for (Map<String, String> settings : SETTINGS) {
                Database client = stranger.database().withSettings(settings);
                assertThat(findings(client, recorded)).isEmpty();
            }
        }
    }

    @Test
    void whatLooksAlikeButIsNotIsFound() throws SQLException {
        try (ThrowAwayDatabase stranger = stranger()) {
            Snapshot recorded = take(stranger.database());
            Sql.run(stranger.database(), """
                    update numbers set f8 = 0 where id = 4;
                    update numbers set n = 1.0 where id = 5;
                    update times set i = '30 days' where id = 1;
                    update times set tsz = tsz + interval '1 microsecond' where id = 5;
                    update texts set j = '{"a": 1, "a": 2}' where id = 1;
                    update many set shifted = '{1,2,3}' where id = 1;
                    update places set ip = '10.0.0.1/25' where id = 1;
                    update "With a Space" set " lead" = null;
                    delete from no_columns where ctid = (select min(ctid) from no_columns);
                    update child set id = 3;
                    update parts set at = at + 1 where id = 4""");

            assertThat(findings(stranger.database(), recorded))
                    .containsExactlyInAnyOrder(
                            "public.numbers: values changed in f8, n",
                            "public.times: values changed in i, tsz",
                            "public.texts: values changed in j",
                            "public.many: values changed in shifted",
                            "public.places: values changed in ip",
                            "public.\"With a Space\": values changed in  lead",
                            "public.no_columns: 1 row fewer",
                            "public.child: values changed in id",
                            "public.parts_eu_24: values changed in at");
        }
    }

    private static Snapshot take(Database database) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            return Snapshot.take(connection, CatalogScope.everything(), table -> {});
        }
    }

    private static List<String> findings(Database database, Snapshot recorded) {
        Verification verification =
                Verifier.against(database, recorded, VerifyOptions.DEFAULT).run(line -> {});
        return verification.findings().stream().map(CheckResult::title).toList();
    }
}
