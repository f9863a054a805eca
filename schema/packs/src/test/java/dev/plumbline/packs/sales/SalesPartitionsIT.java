package dev.plumbline.packs.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Orders in months: none is lost on the way, a month can be added and taken away, and comes back from its files. */
class SalesPartitionsIT {
    private static final Pack SALES = Packs.find("sales");
    private static final String ORDERS =
            "select id || ' ' || customer_id || ' ' || coalesce(sales_rep_id::text, '-') || ' '"
                    + " || (order_date at time zone 'UTC') || ' ' || total_amount || ' ' || status from orders order by 1";
    private static final String ITEMS = "select i::text from order_items as i order by 1";

    @Test
    void noOrderIsLostWhileWritersGoOn() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            migrate(holder.database(), Phase.SCHEMA);
            Seeder.seed(connection, "sales");
            Map<String, String> expected = byId(Sql.rows(connection, ORDERS));
            List<String> answers = Sql.rows(
                    connection, "select status, count(*), sum(total_amount) from orders group by 1 order by 1");

            var stop = new AtomicBoolean();
            var writer = new Writer(holder.database(), stop);
            var writing = CompletableFuture.runAsync(writer);
            migrate(holder.database(), Phase.OPTIMIZE);
            stop.set(true);
            writing.get(30, TimeUnit.SECONDS);

            assertThat(writer.written).hasSizeGreaterThan(20);
            writer.written.forEach((id, row) -> {
                if (row.isEmpty()) {
                    expected.remove(id);
                } else {
                    expected.put(id, row);
                }
            });
            assertThat(byId(Sql.rows(connection, ORDERS))).isEqualTo(expected);
            assertThat(Sql.rows(connection, "select count(distinct tableoid) from orders"))
                    .isNotEqualTo(List.of("1"));
            assertThat(Sql.rows(connection, "select relkind from pg_class where oid = 'orders'::regclass"))
                    .containsExactly("p");
            assertThat(differences(connection)).isEmpty();

            statement.execute(
                    "delete from order_items where order_id in (select id from orders where total_amount = 4711)");
            statement.execute("delete from orders where total_amount = 4711");
            assertThat(Sql.rows(
                            connection, "select status, count(*), sum(total_amount) from orders group by 1 order by 1"))
                    .as("the same answers without what the writer wrote")
                    .isEqualTo(answers);
        }
    }

    @Test
    void aMonthTakesTheOrdersThatWaitedForIt() throws SQLException, IOException {
        try (var holder = SampleDatabases.of(SALES);
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update orders set order_date = '2031-05-31 23:59:59+00' where id in (select id from orders order by id limit 3)");
            String where =
                    "select tableoid::regclass, count(*), (select count(*) from order_items as i join orders as o"
                            + " on o.id = i.order_id and o.order_date = i.order_date where o.order_date > '2031-01-01')"
                            + " from orders where order_date > '2031-01-01' group by 1";
            List<String> waiting = Sql.rows(connection, where);
            assertThat(waiting).singleElement().asString().startsWith("orders_default|3|");

            assertThat(Sql.rows(connection, "select add_order_partition('2031-05-17')"))
                    .containsExactly("orders_2031_05");
            assertThat(Sql.rows(connection, where))
                    .containsExactly(waiting.get(0).replace("default", "2031_05"));
            assertThat(Sql.rows(connection, "select add_order_partition('2031-05-17')"))
                    .containsExactly("null");
            assertThat(Sql.rows(connection, "select count(*) from keep_order_partitions(5)"))
                    .containsExactly("2");
            assertThat(Sql.rows(connection, "select count(*) from keep_order_partitions(5)"))
                    .containsExactly("0");
            assertThat(differences(connection)).isEmpty();

            statement.execute(
                    "select archive_orders('2023-11-01'); drop table archived_orders_2023_11, archived_order_items_2023_11");
            assertThat(Verifier.of(holder.database(), SALES, VerifyOptions.DEFAULT.withOnly(Set.of(Family.CONTRACT)))
                            .run(line -> {})
                            .findings())
                    .as("months come and go")
                    .isEmpty();

            statement.execute("update orders_2031_05 set status = 'refunded'");
            assertThat(differences(connection)).as("a new month is watched").isEmpty();
        }
    }

    @Test
    void anArchivedMonthComesBackFromItsFiles(@TempDir Path folder) throws Exception {
        try (var holder = SampleDatabases.of(SALES);
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            List<String> orders = Sql.rows(connection, ORDERS);
            List<String> items = Sql.rows(connection, ITEMS);
            List<String> days = Sql.rows(connection, "select d::text from daily_sales as d order by 1");

            List<String> archives = Sql.rows(connection, "select * from archive_orders('2023-11-30')");
            assertThat(archives).hasSize(2);
            assertThat(Sql.rows(connection, ORDERS)).hasSizeLessThan(orders.size());
            assertThat(
                            Sql.rows(
                                    connection,
                                    "select count(*) from orders where order_date >= '2023-11-01' and order_date < '2023-12-01'"))
                    .containsExactly("0");
            assertThat(differences(connection)).isEmpty();
            assertThatThrownBy(() -> statement.execute("select archive_orders('2023-11-30')"))
                    .hasMessageContaining("orders_2023_11 is no partition of orders");
            assertThatThrownBy(() -> statement.execute("select archive_orders(current_date)"))
                    .hasMessageContaining("has not ended yet");

            export(connection, "archived_orders_2023_11", folder.resolve("05_orders.csv"));
            export(connection, "archived_order_items_2023_11", folder.resolve("06_order_items.csv"));
            statement.execute("drop table archived_orders_2023_11, archived_order_items_2023_11");

            statement.execute("select add_order_partition('2023-11-01')");
            fill(connection, "orders", folder.resolve("05_orders.csv"));
            fill(connection, "order_items", folder.resolve("06_order_items.csv"));
            assertThat(Sql.rows(connection, ORDERS)).isEqualTo(orders);
            assertThat(Sql.rows(connection, ITEMS)).isEqualTo(items);
            assertThat(Sql.rows(connection, "select d::text from daily_sales as d order by 1"))
                    .isEqualTo(days);
            assertThat(Sql.rows(connection, "select count(*) from orders_default"))
                    .containsExactly("0");
        }
    }

    private static void migrate(Database database, Phase phase) {
        new Migrator(database, SALES, MigrateOptions.DEFAULT.withPhases(Set.of(phase))).migrate();
    }

    private static void export(Connection connection, String table, Path file) throws SQLException, IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout (format csv, header)", out);
        }
    }

    private static void fill(Connection connection, String table, Path file) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format csv, header)", in);
        }
    }

    private static List<String> differences(Connection connection) throws SQLException, IOException {
        return Sql.rows(connection, Files.readString(SALES.folder().resolve("checks/aggregates.sql")));
    }

    private static Map<String, String> byId(List<String> rows) {
        var byId = new TreeMap<String, String>();
        rows.forEach(row -> byId.put(row.substring(0, 36), row));
        return byId;
    }

    /** Inserts with an item, changes, moves to another day, and deletes, one small transaction after the other. */
    private static final class Writer implements Runnable {
        private final Database database;
        private final AtomicBoolean stop;
        private final Map<String, String> written = new TreeMap<>();

        Writer(Database database, AtomicBoolean stop) {
            this.database = database;
            this.stop = stop;
        }

        @Override
        public void run() {
            try (Connection connection = database.connectForUser();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int number = 0; !stop.get(); number++) {
                    String id = UUID.randomUUID().toString();
                    statement.execute(
                            "insert into orders (id, customer_id, order_date, total_amount, status) select '" + id
                                    + "', id, timestamptz '2023-02-03 04:05:06+00' + interval '" + number % 900
                                    + " days', 4711, 'pending' from customers order by id limit 1");
                    statement.execute(
                            "insert into order_items (order_id, order_date, product_id, quantity, unit_price, total_price)"
                                    + " select o.id, o.order_date, p.id, 1, 4711, 4711 from orders as o, products as p where o.id = '"
                                    + id
                                    + "' order by p.id limit 1");
                    connection.commit();
                    statement.execute("update orders set status = 'completed' where id = '" + id + "'");
                    connection.commit();
                    if (number % 3 == 0) {
                        statement.execute("delete from order_items where order_id = '" + id + "'");
                        statement.execute("delete from orders where id = '" + id + "'");
                    }
                    List<String> row = Sql.rows(
                            connection, ORDERS.replace(" from orders", " from orders where id = '" + id + "'"));
                    connection.commit();
                    written.put(id, row.isEmpty() ? "" : row.get(0));
                }
            } catch (SQLException e) {
                throw new AssertionError("the writer was stopped: " + e.getMessage(), e);
            }
        }
    }
}
