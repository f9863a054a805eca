package dev.plumbline.verifier.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import dev.plumbline.verifier.Verifier;
import dev.plumbline.verifier.VerifyOptions;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StaleViewsIT {

    private static final String BUILT = """
            create schema shop;
            create table shop.orders (id int primary key, amount numeric);
            insert into shop.orders select n, n from generate_series(1, 10) n;
            create view shop.large as select * from shop.orders where amount > 3;
            create materialized view shop.stale as select count(*) as n from shop.large;
            create materialized view shop."Fresh One" as select * from shop.orders where amount < 3;
            create materialized view shop.none as select 1 as a where false;
            create materialized view shop.unfilled as select 1 as a with no data;
            create sequence shop.called;
            create function shop.secret(numeric) returns numeric language sql volatile
                as 'select $1 + nextval(''shop.called'')';
            create view shop.calls as select shop.secret(amount) as s from shop.orders;
            create materialized view shop.foreign_code as select max(s) as s from shop.calls;
            insert into shop.orders values (11, 11);
            create role "may read nothing" login;
            grant usage on schema shop to "may read nothing";
            """;

    private static ThrowAwayDatabase holder;

    @BeforeAll
    static void build() throws SQLException {
        holder = ThrowAwayDatabase.create();
        Sql.run(holder.database(), "drop role if exists \"may read nothing\"", BUILT);
    }

    @AfterAll
    static void drop() {
        holder.close();
    }

    @Test
    void aViewThatHoldsOtherRowsThanItsQueryGivesIsStale() throws SQLException {
        try (Connection connection = holder.database().connect()) {
            connection.setAutoCommit(false);
            StaleViews views = StaleViews.find(connection);
            assertThat(views.stale()).containsExactly(new StaleViews.View("shop.stale", 1, 1));
            assertThat(views.fresh()).isEqualTo(2);
            assertThat(views.notCompared())
                    .containsExactly(
                            "shop.foreign_code: its query calls functions or types that are not PostgreSQL's own");
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(Sql.number(connection, "select last_value from shop.called"))
                    .as("calls of the view's function since it was filled")
                    .isEqualTo(10);
        }
    }

    @Test
    void verifyWarnsOfAStaleViewWithItsRefresh() {
        CheckResult result = Verifier.of(holder.database(), VerifyOptions.DEFAULT).run(line -> {}).results().stream()
                .filter(one -> one.id().equals("stale_view"))
                .findFirst()
                .orElseThrow();
        assertThat(result.outcome()).isEqualTo(Outcome.WARN);
        assertThat(result.fixes()).containsExactly("refresh materialized view shop.stale;");
    }

    @Test
    void aRoleThatMayReadNothingHasRecordedNothing() throws SQLException {
        try (Connection connection = holder.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role \"may read nothing\"");
            Snapshot snapshot = Snapshot.take(connection, CatalogScope.withTheDatabaseItself(), line -> {});
            assertThat(snapshot.hasReadNothing()).isTrue();
            assertThat(snapshot.unread()).containsKey("shop.orders");
            statement.execute("reset role");
            assertThat(Snapshot.take(connection, CatalogScope.withTheDatabaseItself(), line -> {})
                            .hasReadNothing())
                    .isFalse();
        }
    }
}
