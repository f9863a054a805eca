package dev.plumbline.verifier.junit;

import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.test.PlumblineTest;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.RepeatedTest;

@PlumblineTest(pack = "vehicles", scope = PlumblineTest.Scope.METHOD)
class MethodScopeIT {

    private static final Set<String> NAMES = new HashSet<>();

    @RepeatedTest(3)
    void everyTestHasItsOwn(DSLContext sql) {
        assertThat(NAMES.add(sql.fetchValue("select current_database()").toString()))
                .isTrue();
        assertThat(sql.deleteFrom(VEHICLE_OPTIONS).execute()).isEqualTo(4_918);
    }
}
