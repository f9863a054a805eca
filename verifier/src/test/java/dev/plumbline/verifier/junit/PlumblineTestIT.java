package dev.plumbline.verifier.junit;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.test.PlumblineTest;
import dev.plumbline.verifier.data.Expectations;
import java.sql.Connection;
import org.jooq.DSLContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@PlumblineTest(pack = "vehicles")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlumblineTestIT {

    @Test
    @Order(1)
    void theDatabaseIsMigratedAndFilled(DSLContext sql, Connection connection, Database database) throws Exception {
        assertThat(sql.fetchCount(VEHICLE_OPTIONS)).isEqualTo(4_918);
        assertThat(connection.getCatalog()).isEqualTo(database.name());
        sql.execute("create table left_behind (id int)");
    }

    @Test
    @Order(2)
    void theClassSharesIt(DSLContext sql) {
        assertThat(sql.fetchCount(sql.selectFrom("left_behind"))).isZero();
    }

    @Test
    @Order(3)
    void promisesAreAssertions(Expectations expectations) {
        expectations
                .expect(VEHICLE_OPTIONS)
                .rowCount(4_918)
                .column(VEHICLE_OPTIONS.YEAR)
                .between(1980, 2026)
                .notNull()
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .references(ENGINES.ID);
        expectations.verify();
        expectations.expect(ENGINES).rowCount(1).column(ENGINES.NAME).matches("^[A-Z]");
        assertThatThrownBy(expectations::verify)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of 2 promises broken")
                .hasMessageContaining("actual    2,917")
                .hasMessageContaining("expected  1");
    }

    @Nested
    class Inside {
        @Test
        void nestedClassesShareItToo(Database database) {
            assertThat(database.name()).startsWith("plumbline_");
        }
    }
}
