package dev.plumbline.operate.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshIT {
    @Test
    void refreshesEachViewAfterThoseItReads() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table t (id int); insert into t values (1);"
                            + " create materialized view z as select id from t; create unique index on z (id);"
                            + " create view between_them as select id from z;"
                            + " create materialized view a as select count(*) as n from between_them;"
                            + " create materialized view \"Empty one\" as select 1 as one with no data; insert into t values (2)");
            List<Refresh.Refreshed> done = Refresh.run(holder.database(), List.of(), line -> {});
            assertThat(done)
                    .extracting(one -> one.view() + " " + one.concurrently())
                    .containsExactly("public.\"Empty one\" false", "public.z true", "public.a false");
            try (var row = statement.executeQuery("select n from a")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(2);
            }
            assertThat(Refresh.run(holder.database(), List.of("a"), line -> {}))
                    .extracting(Refresh.Refreshed::view)
                    .containsExactly("public.z", "public.a");
            assertThatThrownBy(() -> Refresh.run(holder.database(), List.of("t"), line -> {}))
                    .hasMessageContaining("no materialized view t; there are");
        }
    }
}
