package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CatalogIT {

    @Test
    void twoIdenticalBuildsHaveTheSameFingerprint() {
        try (var one = ThrowAwayDatabase.create();
                var other = ThrowAwayDatabase.create()) {
            TortureSchema.run(
                    other.database(), "create table moves_the_object_ids (a int); drop table moves_the_object_ids");
            TortureSchema.build(one.database());
            TortureSchema.build(other.database());

            Catalog first = TortureSchema.catalog(one.database());
            Catalog second = TortureSchema.catalog(other.database());

            assertThat(second.canonicalText()).isEqualTo(first.canonicalText());
            assertThat(second).isEqualTo(first);
            assertThat(first.objects()).hasSizeGreaterThan(140);
        }
    }

    @Test
    void theSessionsSettingsPlayNoPart() throws SQLException {
        try (var torture = TortureSchema.copy();
                Connection connection = torture.database().connectForUser();
                Statement statement = connection.createStatement()) {
            Catalog plain = Catalog.read(connection, CatalogScope.everything());
            statement.execute("set search_path = app, \"Ünïcode Schema\", pg_catalog");
            statement.execute(
                    "set timezone = 'Asia/Kathmandu'; set datestyle = 'ISO, DMY'; set quote_all_identifiers = on");

            assertThat(Catalog.read(connection, CatalogScope.everything()).canonicalText())
                    .isEqualTo(plain.canonicalText());
            assertThat(setting(statement, "search_path")).isEqualTo("app, \"Ünïcode Schema\", pg_catalog");
            assertThat(setting(statement, "timezone")).isEqualTo("Asia/Kathmandu");
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.isReadOnly()).isFalse();
        }
    }

    /** The server words an array of varchar in another way once it has read its own words: a dump that came back is no drift. */
    @Test
    void whatIsMadeOfTheServersOwnWordsIsTheSame() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table t (s varchar(9) constraint c check (s in ('a', 'b''c')), n int);
                    create index i on t (n) where s in ('a', 'b');
                    create policy p on t using (s not in ('a', 'b'));
                    create view v as select n from t where s in ('a', 'b')
                    """);
            Catalog written = Catalog.read(connection, CatalogScope.everything());
            statement.execute("""
                    do $$ declare text text; begin
                      select pg_get_constraintdef(oid) into text from pg_constraint where conname = 'c';
                      execute 'alter table t drop constraint c, add constraint c ' || text;
                      text := pg_get_indexdef('i'::regclass);
                      execute 'drop index i; ' || text;
                      select pg_get_expr(polqual, polrelid) into text from pg_policy;
                      execute 'alter policy p on t using (' || text || ')';
                      execute 'create or replace view v as ' || pg_get_viewdef('v'::regclass);
                    end $$
                    """);
            Catalog read = Catalog.read(connection, CatalogScope.everything());

            assertThat(read.canonicalText()).as("the server's words").isNotEqualTo(written.canonicalText());
            assertThat(CatalogDiff.between(written, read).render()).isEmpty();
            statement.execute("alter policy p on t using (s not in ('a', 'c'))");
            assertThat(CatalogDiff.between(written, Catalog.read(connection, CatalogScope.everything()))
                            .differences())
                    .hasSize(1);
        }
    }

    /** What a reading transaction makes for its questions, and never commits, is no DDL of anybody's. */
    @Test
    void anEventTriggerThatRefusesDdlIsNotInTheWayOfReading() throws SQLException {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table t (a int);
                    alter table t owner to pg_monitor;
                    create function refuse() returns event_trigger language plpgsql as $$ begin raise exception 'no ddl here'; end $$;
                    create event trigger refuse_start on ddl_command_start execute function refuse();
                    create event trigger refuse_end on ddl_command_end execute function refuse()
                    """);
            Catalog read = ConsistentRead.asking(connection, () -> Catalog.read(connection, CatalogScope.everything()));
            assertThat(read.objects(CatalogKind.TABLE)).hasSize(1);

            statement.execute("alter event trigger refuse_end enable always");
            assertThat(ConsistentRead.asking(connection, () -> Catalog.read(connection, CatalogScope.everything()))
                            .objects(CatalogKind.TABLE))
                    .hasSize(1);
        }
    }

    @Test
    void aTransactionOfTheCallerIsReadAndLeftOpen() throws SQLException {
        try (var torture = TortureSchema.copy();
                Connection connection = torture.database().connectForUser();
                Statement statement = connection.createStatement()) {
            String before = Catalog.read(connection, CatalogScope.everything()).fingerprint();
            connection.setAutoCommit(false);
            statement.execute("drop index app.customer_born");

            assertThat(Catalog.read(connection, CatalogScope.everything()).fingerprint())
                    .isNotEqualTo(before);
            connection.rollback();
            assertThat(Catalog.read(connection, CatalogScope.everything()).fingerprint())
                    .isEqualTo(before);
        }
    }

    @Test
    void bookkeepingTablesAndExtensionMembersAreLeftOut() {
        try (var torture = TortureSchema.copy()) {
            Catalog before = TortureSchema.catalog(torture.database());
            TortureSchema.run(
                    torture.database(),
                    "create table public.flyway_schema_history (installed_rank int primary key, version text);"
                            + "create index flyway_schema_history_s_idx on public.flyway_schema_history (version);"
                            + "create table public.plumbline_state (id serial primary key);");

            assertThat(TortureSchema.catalog(torture.database()).canonicalText())
                    .isEqualTo(before.canonicalText());
            assertThat(before.objects(CatalogKind.FUNCTION))
                    .noneMatch(function -> function.identity().contains("trgm"));
        }
    }

    @Test
    void aScopeChoosesSchemasAndAspects() throws SQLException {
        try (var torture = TortureSchema.copy();
                Connection connection = torture.database().connectForUser()) {
            Catalog app = Catalog.read(
                    connection, CatalogScope.of("app").without(Aspect.OWNERS, Aspect.GRANTS, Aspect.COMMENTS));

            assertThat(app.objects())
                    .noneMatch(object -> object.identity().startsWith("\"Ünïcode Schema\""))
                    .noneMatch(object -> object.kind() == CatalogKind.PUBLICATION)
                    .noneMatch(object -> object.properties().containsKey("owner"))
                    .noneMatch(object -> object.properties().containsKey("comment"))
                    .noneMatch(object -> object.properties().containsKey("grants"));
            assertThat(app.find(CatalogKind.TABLE, "app.customer")).isPresent();
        }
    }

    @Test
    void theSameObjectsInAnotherSchemaReadTheSame() throws SQLException {
        String sql = "set search_path = %1$s; create table a (id int primary key, s serial);"
                + "create table b (a_id int references a check (a_id > 0)); create view v as select * from a;"
                + "create function f(a) returns a language sql as 'select $1';"
                + "create index on b (a_id); alter table a owner to current_user";
        try (var empty = ThrowAwayDatabase.create();
                Connection connection = empty.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted("public"));
            statement.execute("create schema \"Other One\"");
            statement.execute(sql.formatted("\"Other One\""));

            Catalog here = Catalog.read(connection, CatalogScope.of("public").relativeTo("public"));
            Catalog there =
                    Catalog.read(connection, CatalogScope.of("Other One").relativeTo("Other One"));

            assertThat(there.canonicalText()).isEqualTo(here.canonicalText());
            assertThat(there.find(CatalogKind.TABLE, "a")).isPresent();
        }
    }

    @Test
    void aScopeOfNoSchemaIsRefused() {
        assertThatThrownBy(CatalogScope::of).hasMessageContaining("expected at least one");
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
