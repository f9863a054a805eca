package dev.plumbline.database.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ClientCheckIT {

    @Test
    void theServerEndsAStatementWhoseClientIsGone() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection watching = holder.database().connectForUser()) {
            Connection lost = holder.database().connectForUser();
            ClientCheck.enable(lost);
            long process = Sql.number(lost, "select pg_backend_pid()");
            try (Statement waiting = lost.createStatement()) {
                Thread sleeping = new Thread(() -> sleep(waiting));
                sleeping.start();
                awaitCount(watching, process, 1);
                lost.abort(Executors.newSingleThreadExecutor());
                sleeping.join();
            }
            awaitCount(watching, process, 0);
        }
    }

    /** Within half a minute; the sleep itself takes two. */
    private static void awaitCount(Connection watching, long process, int wanted) throws Exception {
        String active =
                "select count(*) from pg_stat_activity where query like 'select pg_sleep%' and pid = " + process;
        for (int i = 0; i < 300 && Sql.number(watching, active) != wanted; i++) {
            Thread.sleep(100);
        }
        assertThat(Sql.number(watching, active)).isEqualTo(wanted);
    }

    private static void sleep(Statement statement) {
        try {
            statement.execute("select pg_sleep(120)");
        } catch (SQLException e) {
            return;
        }
    }
}
