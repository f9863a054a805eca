package dev.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.database.Databases;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ThrowAwayDatabaseIT {

    @Test
    void aFreshDatabaseIsEmptyAndGoneAfterwards() throws SQLException {
        Database kept;
        try (var one = ThrowAwayDatabase.create();
                Connection connection = one.database().connectForUser();
                Statement statement = connection.createStatement()) {
            kept = one.database();
            statement.execute("create table t (i int)");
            assertThat(Databases.exists(kept)).isTrue();
        }
        assertThat(Databases.exists(kept)).isFalse();
    }

    @Test
    void copiesOfATemplateDoNotSeeEachOther() throws SQLException {
        int[] filled = {0};
        for (int i = 0; i < 3; i++) {
            try (var copy = ThrowAwayDatabase.copyOf("counted", database -> {
                        filled[0]++;
                        makeTable(database);
                    });
                    Connection connection = copy.database().connectForUser();
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into t values (2)");
                try (ResultSet rows = statement.executeQuery("select count(*) from t")) {
                    rows.next();
                    assertThat(rows.getInt(1)).isEqualTo(2);
                }
            }
        }
        assertThat(filled[0]).isEqualTo(1);
    }

    /** Every connection pays for the iterations that slow down somebody guessing a password. */
    @Test
    void aPasswordIsHashedOnce() throws SQLException {
        try (var one = ThrowAwayDatabase.create()) {
            assertThat(Sql.rows(
                            one.database(),
                            "select substr(rolpassword, 1, 16) from pg_authid, current_setting('server_version_num')"
                                    + " as v where rolname = 'postgres' and v::int >= 160000"))
                    .allMatch("SCRAM-SHA-256$1:"::equals);
        }
    }

    private static void makeTable(Database database) {
        try {
            Sql.run(database, "create table t as select 1 as i");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
