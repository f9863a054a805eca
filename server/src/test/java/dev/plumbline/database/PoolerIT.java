package dev.plumbline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pooler in between can do, it may; what it cannot, is refused before anything is left behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class PoolerIT {
    private static final String USUAL = "ignore_startup_parameters = extra_float_digits";

    private ThrowAwayDatabase made;

    @BeforeAll
    void make() {
        made = ThrowAwayDatabase.create();
    }

    @AfterAll
    void drop() {
        made.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool_mode = transaction",
                "pool_mode = statement",
                "pool_mode = transaction\nserver_round_robin = 1",
                "pool_mode = transaction\ndefault_pool_size = 1"
            })
    void aPoolerThatLendsSessionsForLessThanAConnectionIsRefused(String mode) throws Exception {
        for (int busy : new int[] {0, 2, 3, 5}) {
            try (var pooler = new PgBouncer(made.database(), USUAL, mode)) {
                if (!mode.contains("statement") && (busy < 2 || !mode.contains("size"))) {
                    warm(pooler.database(), busy);
                }
                refused(pooler.database()::connect);
                refused(pooler.database()::connectForUser);
                try (Connection raw = raw(pooler.database())) {
                    assertThat(Sql.ask(raw, "show search_path")).isEqualTo("\"$user\", public");
                    assertThat(Sql.ask(raw, "select count(*) from pg_locks where locktype = 'advisory'"))
                            .isEqualTo("0");
                }
            }
        }
    }

    private static void refused(java.util.concurrent.Callable<Connection> connect) {
        assertThatThrownBy(() -> connect.call().close())
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("connection pooler")
                .hasMessageContaining("give the address of the server itself")
                .message()
                .hasLineCount(1);
    }

    @Test
    void aPoolerOfWholeSessionsIsAsGoodAsNone() throws Exception {
        try (var pooler = new PgBouncer(made.database(), USUAL, "pool_mode = session")) {
            for (int i = 0; i < 3; i++) {
                try (Connection one = pooler.database().connect();
                        Connection other = pooler.database().connectForUser()) {
                    assertThat(Sql.ask(one, "show search_path")).isEqualTo("pg_catalog, pg_temp");
                    assertThat(Sql.ask(other, "show search_path")).isEqualTo("\"$user\", public");
                }
            }
        }
    }

    @Test
    void whatIsReadInOneTransactionMayGoThroughAPoolerAndLeavesNothingThere() throws Exception {
        try (var pooler = new PgBouncer(made.database(), USUAL, "pool_mode = transaction")) {
            try (Connection reading = pooler.database().connectToRead()) {
                assertThat(Sql.ask(reading, "show search_path")).isEqualTo("pg_catalog, pg_temp");
                assertThat(Sql.ask(reading, "show transaction_read_only")).isEqualTo("on");
                assertThat(Sql.ask(reading, "show transaction_isolation")).isEqualTo("repeatable read");
                reading.rollback();
            }
            try (Connection raw = raw(pooler.database())) {
                assertThat(Sql.ask(raw, "show search_path")).isEqualTo("\"$user\", public");
                assertThat(Sql.ask(raw, "select count(*) from pg_prepared_statements"))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void aParameterThatThePoolerDoesNotKnowIsExplained() throws Exception {
        try (var pooler = new PgBouncer(made.database(), "pool_mode = session")) {
            assertThatThrownBy(() -> pooler.database()
                            .withSettings(Map.of("statement_timeout", "1h"))
                            .connect())
                    .isInstanceOf(ServerException.class)
                    .hasMessageContaining("unsupported startup parameter")
                    .hasMessageContaining("ignore_startup_parameters");
        }
    }

    /** So many sessions of the pooler with the server. */
    private static void warm(Database database, int sessions) throws SQLException {
        List<Connection> opened = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            Connection connection = raw(database);
            opened.add(connection);
            connection.setAutoCommit(false);
            Sql.ask(connection, "select 1");
        }
        for (Connection connection : opened) {
            connection.rollback();
            connection.close();
        }
    }

    private static Connection raw(Database database) throws SQLException {
        var properties = new Properties();
        properties.putAll(database.properties());
        return DriverManager.getConnection(database.jdbcUrl(), properties);
    }
}
