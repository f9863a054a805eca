package dev.plumbline.database.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

class TransactionIT {
    private final ThrowAwayDatabase holder = ThrowAwayDatabase.create();
    private final Database database = holder.database();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = database.connectForUser();
        run("create table t (i int primary key)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        holder.close();
    }

    private Connection run(String... statements) throws SQLException {
        Sql.run(connection, statements);
        return connection;
    }

    /** As another session sees them. */
    private List<Integer> rows() throws SQLException {
        return database.inTransaction(other -> {
            try (Statement statement = other.createStatement();
                    ResultSet row = statement.executeQuery("select array_agg(i order by i) from public.t")) {
                row.next();
                return row.getArray(1) == null
                        ? List.of()
                        : List.of((Integer[]) row.getArray(1).getArray());
            }
        });
    }

    @Test
    void workIsThereWholeOrNotAtAllAndTheSessionIsAsBefore() throws SQLException {
        Transaction.commit(connection, open -> run("insert into t values (1)", "insert into t values (2)"));
        assertThatThrownBy(() -> Transaction.commit(
                        connection, open -> run("insert into t values (3)", "insert into t values (1)")))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23505"));
        Transaction.rollBack(connection, open -> run("insert into t values (4)"));

        assertThat(rows()).containsExactly(1, 2);
        assertThat(connection.getAutoCommit()).isTrue();
    }

    @Test
    void whatFailsOnTheWayOutNeverHidesTheFirstError() {
        var first = new IllegalStateException("the first");

        assertThatThrownBy(() -> Transaction.commit(connection, open -> {
                    run("insert into t values (1)");
                    open.close();
                    throw first;
                }))
                .isSameAs(first)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThatThrownBy(() -> {
                    connection = database.connectForUser();
                    connection.setAutoCommit(false);
                    Savepoints.keeping(connection, open -> {
                        open.close();
                        throw first;
                    });
                })
                .isSameAs(first)
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
    }

    @Test
    void aPartIsTakenBackAloneAndTheRestGoesOn() throws SQLException {
        Transaction.commit(connection, open -> {
            run("insert into t values (1)");
            assertThatThrownBy(() -> Savepoints.keeping(
                            open, part -> run("insert into t values (2)", "insert into t values (1)")))
                    .hasMessageContaining("t_pkey");
            Savepoints.takingBack(open, part -> run("insert into t values (3)"));
            return Savepoints.keeping(open, part -> run("insert into t values (4)"));
        });

        assertThat(rows()).containsExactly(1, 4);
    }

    @Test
    void aPartWhoseResultIsNotGoodIsTakenBack() throws SQLException {
        Transaction.commit(connection, open -> {
            for (int i = 1; i <= 3; i++) {
                int row = i;
                Savepoints.keepingIf(
                        open,
                        part -> {
                            run("insert into t values (" + row + ")");
                            return row;
                        },
                        result -> result != 2);
            }
            try (var mark = Savepoints.mark(open)) {
                run("insert into t values (4)");
                assertThat(mark).isNotNull();
            }
            return run("insert into t values (5)");
        });

        assertThat(rows()).containsExactly(1, 3, 5);
    }

    /** As after a part that was taken back: COPY FREEZE wants the table emptied on its own level. */
    @Test
    void afterAPartTheTransactionIsOnItsOwnLevelAgain() throws SQLException {
        Transaction.commit(connection, open -> {
            Savepoints.takingBack(open, part -> run("insert into t values (1)"));
            return run("truncate t", "copy t from program 'echo 7' with (freeze)");
        });

        assertThat(rows()).containsExactly(7);
    }

    /** It has the state of a conflict with recovery, and is none: the reader looks for it first, so it is the one that is cancelled. */
    @Test
    void aDeadlockOfAReaderIsNoMatterOfAStandby() throws Exception {
        run("create table u (i int)", "set deadlock_timeout = '20ms'");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Connection writer = database.connectForUser();
                Statement locks = writer.createStatement()) {
            writer.setAutoCommit(false);
            locks.execute("set deadlock_timeout = '1min'; lock table u");
            assertThatThrownBy(() -> ConsistentRead.of(connection, () -> {
                        run("select * from public.t");
                        executor.submit(() -> locks.execute("lock table t"));
                        awaitWaiting(writer);
                        return run("select * from public.u");
                    }))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40P01"))
                    .hasMessageNotContaining("standby");
        } finally {
            executor.shutdown();
        }
    }

    private void awaitWaiting(Connection session) throws SQLException {
        int process = session.unwrap(PGConnection.class).getBackendPID();
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            for (boolean waits = false; !waits; ) {
                try (ResultSet row = statement.executeQuery(
                        "select pg_catalog.cardinality(pg_catalog.pg_blocking_pids(" + process + ")) > 0")) {
                    row.next();
                    waits = row.getBoolean(1);
                }
            }
        }
    }
}
