package dev.plumbline.packs.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Hours, days and months are what the committed orders add up to, after every commit of either of two sessions. */
class SalesAggregatesIT {
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static ThrowAwayDatabase holder;
    private static String differences;

    /** Something one of the sessions does; {@code pick} chooses a time, an order, a status. */
    record Step(int session, Kind kind, int pick) {}

    enum Kind {
        INSERT("insert into orders (customer_id, order_date, total_amount, status) select id, %time, %amount, %status"
                + " from customers order by id limit 3"),
        LATE(
                "insert into orders (customer_id, order_date, total_amount, status) select id, %time - interval '11 months', %amount,"
                        + " %status from customers order by id limit 1"),
        STATUS("update orders set status = %status where id = %order"),
        AMOUNT("update orders set total_amount = total_amount + %amount where id = %order"),
        REFUND("update orders set status = 'refunded' where status = 'completed' and order_date >= %time"
                + " and order_date < %time + interval '1 day'"),
        MOVE("update orders set order_date = %time where id = %order"),
        DELETE("with gone as (delete from order_items where order_id = %order) delete from orders where id = %order"
                + " and not exists (select from order_items where order_id = %order)"),
        PARTITION("update orders_2024_03 set status = %status where id = %order"),
        SAVEPOINT("savepoint s"),
        BACK("rollback to savepoint s"),
        COMMIT("commit"),
        ROLLBACK("rollback");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        String sql(int pick) {
            String order = "(select id from orders order by id offset " + pick * 7 % 900 + " limit 1)";
            return sql.replace(
                            "%time", "timestamptz '2024-03-30 22:30:00+00' + interval '" + pick % 7 * 35 + " minutes'")
                    .replace("%amount", String.valueOf(1 + pick))
                    .replace(
                            "%status",
                            "(array['completed', 'refunded', 'cancelled', 'pending', 'processing'])[" + (1 + pick % 5)
                                    + "]")
                    .replace("%order", order);
        }
    }

    @BeforeContainer
    static void seed() throws IOException {
        var pack = Packs.find("sales");
        holder = SampleDatabases.of(pack);
        differences = Files.readString(pack.folder().resolve("checks/aggregates.sql"));
    }

    @AfterContainer
    static void end() {
        holder.close();
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void anyInterleavingOfTwoSessionsAddsUp(@ForAll("steps") List<Step> steps) throws SQLException {
        try (Connection outside = holder.database().connectForUser();
                Connection one = session();
                Connection other = session()) {
            for (Step step : steps) {
                Connection own = step.session() == 0 ? one : other;
                run(own, step.kind().sql(step.pick()));
                if (step.kind() == Kind.COMMIT) {
                    assertThat(differences(outside)).isEmpty();
                }
            }
            run(one, "commit");
            run(other, "commit");
            assertThat(differences(outside)).isEmpty();
        }
    }

    /** Lost updates need real haste: four sessions at once in the same hours, in opposite order, none of them stopped by another. */
    @Example
    void sessionsInHasteLoseNothingAndNeverBlockInACircle() throws Exception {
        long before;
        try (Connection outside = holder.database().connectForUser()) {
            before = orders(outside);
        }
        var workers = Executors.newFixedThreadPool(4);
        var running = new ArrayList<Future<?>>();
        for (int worker = 0; worker < 4; worker++) {
            boolean forward = worker % 2 == 0;
            Callable<?> work = () -> {
                try (Connection connection = holder.database().connectForUser();
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(false);
                    for (int round = 0; round < 25; round++) {
                        for (int hour = 0; hour < 3; hour++) {
                            statement.execute(Kind.INSERT.sql(forward ? hour * 2 : 6 - hour * 2));
                        }
                        connection.commit();
                    }
                }
                return null;
            };
            running.add(workers.submit(work));
        }
        for (Future<?> each : running) {
            each.get();
        }
        workers.shutdown();
        try (Connection outside = holder.database().connectForUser()) {
            assertThat(orders(outside)).isEqualTo(before + 4 * 25 * 3 * 3);
            assertThat(differences(outside)).isEmpty();
        }
    }

    @Example
    void anEmptiedMonthIsNoMonth() throws SQLException {
        try (Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("delete from order_items");
            statement.execute("delete from orders where order_date >= '2025-01-01' and order_date < '2025-02-01'");
            statement.execute("set constraints all immediate");
            assertThat(differences(connection)).isEmpty();
            statement.execute("truncate orders cascade");
            assertThat(differences(connection)).isEmpty();
            assertThat(Sql.rows(connection, "select count(*) from monthly_sales"))
                    .containsExactly("0");
            connection.rollback();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 200))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(30);
    }

    private static Connection session() throws SQLException {
        Connection connection = holder.database().connectForUser();
        connection.setAutoCommit(false);
        run(connection, "set lock_timeout = '20ms'");
        run(connection, "commit");
        return connection;
    }

    /** A session that would have to wait for the other's order gives up all it has done, as a service would. */
    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(sql + ": " + e.getMessage()).isIn(LOCK_NOT_AVAILABLE, "3B001");
            connection.rollback();
        }
    }

    private static List<String> differences(Connection connection) throws SQLException {
        return Sql.rows(connection, differences);
    }

    private static long orders(Connection connection) throws SQLException {
        return Sql.number(connection, "select count(*) from orders");
    }
}
