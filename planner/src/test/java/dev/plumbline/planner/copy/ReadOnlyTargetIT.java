package dev.plumbline.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A target that is large by its statistics, read by a role that may select from one of its two tables. */
class ReadOnlyTargetIT {
    private static final long BLOCKS = 200L << 30 >> 13;
    private static final String ROLE = "plumbline_copy_reader";

    @Test
    void aRoleWithoutRightsGetsWhatItMayAndIsToldTheRest() throws Exception {
        try (ThrowAwayDatabase target = ThrowAwayDatabase.create()) {
            execute(
                    target.database(),
                    "create table open (id int primary key, kind text)",
                    "create table closed (id int primary key, kind text)",
                    "alter table closed enable row level security",
                    "do $$ begin create role " + ROLE
                            + " login password 'x'; exception when duplicate_object then null; end $$",
                    "create policy own on closed to " + ROLE + " using (kind = current_user)",
                    "grant select on open to " + ROLE,
                    "insert into open select i, 'k' || i % 5 from generate_series(1, 1000) i",
                    "insert into closed select i, 'k' || i % 5 from generate_series(1, 1000) i",
                    "create index on open (kind)",
                    "analyze",
                    "update pg_class set relpages = " + BLOCKS + ", reltuples = 4e9 where relname = 'closed'",
                    "truncate closed",
                    "update pg_class set relpages = " + BLOCKS + ", reltuples = 4e9 where relname = 'closed'");
            Database asRole = target.database().with("user", ROLE).with("password", "x");

            try (TargetCopy copy = TargetCopy.of(asRole, line -> {})) {
                Database duplicate = copy.duplicate();
                copy.planLikeTarget(copy.database());

                assertThat(plan(copy.database(), "select * from closed where kind = 'k1'"))
                        .contains("Seq Scan on closed");
                assertThat(text(copy.database(), "select pg_relation_size('closed')"))
                        .isEqualTo(Long.toString(BLOCKS << 13));
                assertThat(text(
                                copy.database(),
                                "select string_agg(tablename || attname, ' ' order by 1) from pg_stats"
                                        + " where schemaname = 'public'"))
                        .isEqualTo("openid openkind");
                assertThat(text(
                                copy.database(),
                                "select rolname from pg_policy, pg_roles r where r.oid = any (polroles)"))
                        .isEqualTo(ROLE);
                assertThat(copy.notes())
                        .singleElement()
                        .asString()
                        .contains("may not read pg_statistic")
                        .contains("it shows none of public.closed (grant select");
                assertThat(text(duplicate, "select pg_relation_size('closed')")).isEqualTo("0");
                assertThat(plan(copy.database(), "select * from open where kind = 'k1'"))
                        .isEqualTo(plan(target.database(), "select * from open where kind = 'k1'"));
            }
            execute(target.database(), "drop owned by " + ROLE);
        }
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connectForUser()) {
            Sql.run(connection, "set allow_system_table_mods = on");
            Sql.run(connection, statements);
        }
    }

    private static String plan(Database database, String sql) throws SQLException {
        return text(database, "explain " + sql);
    }

    private static String text(Database database, String sql) throws SQLException {
        return String.join("\n", Sql.rows(database, sql));
    }
}
