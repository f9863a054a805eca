package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger's database without a pack: recorded by {@code snapshot}, changed in one place, compared by {@code verify --against}. */
class AgainstIT {

    private static final String SHOP = """
            create table account (
                id int generated always as identity primary key,
                name text not null,
                amount numeric(12,2) not null,
                constraint amount_positive check (amount > 0)
            );
            insert into account (name, amount) select 'name ' || i, i + 0.5 from generate_series(1, 100) i;
            create index account_name on account (name);
            create table event (id int not null, at date not null) partition by range (at);
            create table event_2024 partition of event for values from ('2024-01-01') to ('2025-01-01');
            create table event_2025 partition of event for values from ('2025-01-01') to ('2026-01-01');
            insert into event select i, date '2024-12-01' + i from generate_series(1, 60) i;
            create function total() returns numeric language sql stable as 'select sum(amount) from account'""";

    @TempDir
    static Path folder;

    private static Path recorded;

    private String out = "";
    private String err = "";

    private static ThrowAwayDatabase shop() {
        return ThrowAwayDatabase.copyOf("shop of AgainstIT", database -> {
            try {
                Sql.run(database, SHOP);
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @BeforeAll
    static void record() {
        recorded = folder.resolve("shop.json.gz");
        try (ThrowAwayDatabase shop = shop()) {
            var it = new AgainstIT();
            assertThat(it.run(shop.database(), "snapshot", "--out", recorded.toString()))
                    .as(it.err)
                    .isZero();
            assertThat(it.out).contains("3 tables, 160 rows");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from account where id = 50 | data/row_count: public.account: 1 row fewer",
                "update account set amount = amount + 0.01 where id = 7 | data/row_values: public.account: values changed in amount",
                "update account set name = case id when 7 then 'name 8' else 'name 7' end where id in (7, 8) | data/row_values: public.account: values are in other rows",
                "update account set name = concat(name, ' ') where id = 7 | data/row_values: public.account: values changed in name",
                "drop index account_name | contract/missing_index: missing index public.account_name",
                "create or replace function total() returns numeric language sql stable as 'select sum(amount) + 0 from account' | contract/changed_function: changed function public.total(): body",
                "alter table account drop constraint amount_positive; alter table account add constraint amount_positive check (amount > 0) not valid | contract/changed_constraint: changed constraint public.account.amount_positive: validated",
                "select setval('account_id_seq', 20) | data/sequence_too_low: sequence public.account_id_seq is set too low",
                "alter table account add column more int default 5 | contract/unexpected_column: unexpected column public.account.more",
                "alter table event detach partition event_2025 | contract/changed_table: changed table public.event_2025: partition bound, partition of"
            })
    void aDifferenceIsOneFinding(String change, String finding) throws SQLException {
        try (ThrowAwayDatabase shop = shop()) {
            Sql.run(shop.database(), change);
            assertThat(run(shop.database(), "verify", "--against", recorded.toString()))
                    .isEqualTo(1);
            assertThat(out.lines().filter(line -> line.startsWith("✗ FAIL"))).containsExactly("✗ FAIL  " + finding);
        }
    }

    /** A row less, one more and one that changed, each by its key; with the values where they were recorded. */
    @Test
    void rowsThatWereRecordedAreToldOneByOne() throws SQLException {
        for (String detail : List.of("keys", "all")) {
            Path file = folder.resolve("rows-" + detail + ".json.gz");
            try (ThrowAwayDatabase shop = shop()) {
                assertThat(run(shop.database(), "snapshot", "--rows", detail, "--out", file.toString()))
                        .as(err)
                        .isZero();
                assertThat(err).contains("rows not recorded: public.event_2024: no primary key");
                assertThat(run(shop.database(), "verify", "--against", file.toString()))
                        .isZero();
                Sql.run(
                        shop.database(),
                        "delete from account where id = 9; insert into account (name, amount) values ('new', 1);"
                                + " update account set name = 'Ann \"A\" B\\', amount = 3 where id = 10");
                assertThat(run(shop.database(), "verify", "--against", file.toString()))
                        .isEqualTo(1);
            }
            String ten = detail.equals("keys")
                    ? "10 +changed +amount, name"
                    : "10 +changed +amount: 10.50 -> 3.00, name: name 10 -> Ann \"A\" B\\\\";
            assertThat(out)
                    .containsPattern("(?m)^ +9 +missing *$")
                    .containsPattern("(?m)^ +" + ten + " *$")
                    .containsPattern("(?m)^ +101 +unexpected *$");
        }
    }

    @Test
    void anUntouchedCopyIsAlike() {
        try (ThrowAwayDatabase shop = shop()) {
            assertThat(run(shop.database(), "verify", "-v", "--against", recorded.toString()))
                    .as(out)
                    .isZero();
            assertThat(out).contains("160 rows in 3 tables alike").doesNotContain("✗");
            assertThat(run(shop.database(), "verify", "--against", recorded.toString(), "--only", "plans"))
                    .isEqualTo(2);
            assertThat(err).contains("--against compares structure and rows");
        }
    }

    private int run(Database on, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.add("--url");
        all.add(Ran.url(on));
        Ran ran = Ran.command(all.toArray(String[]::new));
        out = ran.out();
        err = ran.err();
        return ran.code();
    }
}
