package dev.plumbline.operate.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.MajorServer;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TrialDatabaseIT {

    @Test
    void itIsEmptyOfTheSameVersionAndGoneAfterwards() throws SQLException {
        try (var real = ThrowAwayDatabase.create()) {
            Database tried;
            Database duplicate;
            try (TrialDatabase trial = TrialDatabase.like(real.database())) {
                tried = trial.database();
                assertThat(trial.isExact()).isTrue();
                assertThat(major(tried)).isEqualTo(major(real.database())).isEqualTo(trial.wanted());
                Sql.run(tried, "create table t (i int)");

                duplicate = trial.duplicate();
                assertThat(tables(duplicate)).isOne();
                trial.renew();
                assertThat(tables(tried)).isZero();
                assertThat(tables(duplicate)).isOne();
            }
            assertThat(there(real.database(), tried)).isZero();
            assertThat(there(real.database(), duplicate)).isZero();
        }
    }

    /** Where programs of another version are to be had, they are taken; else the nearest, which is said. */
    @Test
    void anotherVersionHasAServerOfItsOwn() throws SQLException {
        try (MajorServer other = MajorServer.start(15)) {
            Database real = other.database("postgres");
            try (TrialDatabase trial = TrialDatabase.like(real)) {
                assertThat(trial.wanted()).isEqualTo(major(real));
                assertThat(trial.major()).isEqualTo(major(trial.database())).isEqualTo(major(real));
                assertThat(trial.isExact()).isTrue();
                assertThat(trial.database().hosts()).isNotEqualTo(real.hosts());
                assertThat(tables(trial.database())).isZero();
            }
        }
    }

    @Test
    void oneAtAnAddressIsMadeThereAndDropped() throws SQLException {
        try (var real = ThrowAwayDatabase.create()) {
            Database address = real.database().withName("tried here");
            try (TrialDatabase trial = TrialDatabase.at(address, real.database())) {
                assertThat(trial.database()).isEqualTo(address);
                assertThat(there(real.database(), address)).isOne();
            }
            assertThat(there(real.database(), address)).isZero();
        }
    }

    private static long tables(Database database) throws SQLException {
        return Sql.number(database, "select count(*) from pg_class where relnamespace = 'public'::regnamespace");
    }

    private static long there(Database seen, Database wanted) throws SQLException {
        return Sql.number(seen, "select count(*) from pg_database where datname = '" + wanted.name() + "'");
    }

    private static long major(Database database) throws SQLException {
        return Sql.number(database, "select current_setting('server_version_num')::int / 10000");
    }
}
