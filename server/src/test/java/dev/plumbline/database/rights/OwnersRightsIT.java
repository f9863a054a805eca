package dev.plumbline.database.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A superuser works on a table whose owner has put code into it. */
class OwnersRightsIT {
    private static final String OWNER = "plumbline_rights_owner";

    private ThrowAwayDatabase holder;
    private Database database;

    @BeforeEach
    void makeTheTable() throws SQLException {
        holder = ThrowAwayDatabase.create();
        database = holder.database();
        Sql.run(database, "do $$ begin create role " + OWNER + "; exception when duplicate_object then null; end $$");
        Sql.run(database, "grant create, usage on schema public to " + OWNER);
        Sql.run(database, "set session authorization " + OWNER + """
                ;
                create function public.meddle() returns bool immutable language plpgsql as $$ begin
                  perform set_config('search_path', 'public', false);
                  execute 'deallocate all';
                  execute 'prepare "S_1" as select ''stolen''';
                  return true;
                exception when feature_not_supported or insufficient_privilege then return true; end $$;
                create domain public.small as int check (value < 100);
                create table public.kept (id int primary key, n public.small);
                insert into public.kept values (1, 10), (2, 20);
                create index on public.kept (id) where public.meddle();
                create view public.seen as select id from public.kept where public.meddle();
                """);
    }

    @AfterEach
    void dropTheRole() throws SQLException {
        holder.close();
        try (var server = ThrowAwayDatabase.create()) {
            Sql.run(server.database(), "drop role " + OWNER);
        }
    }

    @Test
    void aQuestionIsAnsweredInItsOwnTypesAndLeavesTheSessionAsItWas() throws SQLException {
        try (Connection connection = database.connect()) {
            List<String> rows = ConsistentRead.asking(
                    connection,
                    () -> ask(connection, "kept", "select id, n, n, current_user from public.kept order by 1"));
            assertThat(rows).containsExactly("1 10 10 " + OWNER, "2 20 20 " + OWNER);
            List<String> left = ConsistentRead.asking(connection, () -> {
                ask(connection, "kept", "select count(*), 'a?b\\c' from public.kept");
                return Sql.rows(
                        connection,
                        "select current_setting('search_path') || ', ' || current_user || ', '"
                                + " || (select count(*) from pg_prepared_statements where statement ~ 'stolen')");
            });
            assertThat(left).containsExactly("pg_catalog, pg_temp, " + database.user() + ", 0");
        }
    }

    @Test
    void aViewIsReadAsItsOwner() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(ConsistentRead.asking(
                            connection, () -> ask(connection, "seen", "select distinct current_user from public.seen")))
                    .containsExactly(OWNER);
        }
    }

    @Test
    void anErrorOfTheQuestionIsItsOwn() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> ConsistentRead.asking(
                            connection, () -> ask(connection, "kept", "select id / 0 from public.kept")))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"));
        }
    }

    @Test
    void whereNothingCanHoldTheCodeNothingIsAsked() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> Transaction.rollBack(connection, open -> {
                        Sql.run(open, "set transaction read only");
                        return ask(open, "kept", "select 1 from public.kept");
                    }))
                    .isInstanceOf(NotConfinedException.class)
                    .hasMessageContaining("ask as a role that is no superuser");
        }
        Sql.run(database, "create function public.allow() returns event_trigger language plpgsql as 'begin end'");
        Sql.run(
                database,
                "create event trigger always_on on ddl_command_start execute function public.allow();"
                        + " alter event trigger always_on enable always");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> ConsistentRead.asking(
                            connection, () -> ask(connection, "kept", "select 1 from public.kept")))
                    .isInstanceOf(NotConfinedException.class)
                    .hasMessageContaining("event trigger always_on");
        }
        Sql.run(
                database,
                "drop event trigger always_on; alter table public.kept enable row level security, force row level security");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> ConsistentRead.asking(
                            connection, () -> ask(connection, "kept", "select 1 from public.kept")))
                    .isInstanceOf(NotConfinedException.class)
                    .hasMessageContaining("row-level security hides rows of this table from its owner");
        }
    }

    /** The owner of a table may take rights from himself; his code does not get the superuser's by that. */
    @Test
    void rightsThatTheOwnerGaveUpAreNotTheSuperusersInstead() throws SQLException {
        Sql.run(database, "revoke select on public.kept from " + OWNER);
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> ConsistentRead.asking(
                            connection, () -> ask(connection, "kept", "select current_user from public.kept")))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void anEventTriggerThatRefusesIsKeptOutOrNamed() throws SQLException {
        Sql.run(
                database,
                "create function public.refuse() returns event_trigger language plpgsql as"
                        + " 'begin raise ''not here: %'', tg_tag; end'");
        Sql.run(
                database,
                "create event trigger no_ddl on ddl_command_start when tag in ('CREATE SCHEMA', 'CREATE FUNCTION',"
                        + " 'CREATE MATERIALIZED VIEW', 'ALTER MATERIALIZED VIEW', 'CREATE TABLE', 'DROP TABLE', 'DROP SCHEMA')"
                        + " execute function public.refuse()");
        assertThat(write(3)).isEqualTo(1);

        Sql.run(
                database,
                "drop event trigger no_ddl; create event trigger no_ddl on ddl_command_start execute function public.refuse()");
        if (version() >= 17) {
            assertThat(write(4)).isEqualTo(1);
        } else {
            assertThatThrownBy(() -> write(4))
                    .hasMessageContaining("event trigger no_ddl refuses")
                    .hasMessageContaining("not here: REFRESH MATERIALIZED VIEW")
                    .hasMessageContaining("alter event trigger \"no_ddl\" disable");
        }
    }

    private long write(int id) throws SQLException {
        try (Connection connection = database.connect()) {
            return Transaction.commit(
                    connection,
                    open -> TableOwner.writing(open, oid(open, "kept"))
                            .write(open, "insert into public.kept values (" + id + ", 1)"));
        }
    }

    private int version() throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    private static long oid(Connection connection, String table) throws SQLException {
        return NamedRelation.find(connection, table).orElseThrow().oid();
    }

    private static List<String> ask(Connection connection, String table, String sql) throws SQLException {
        return TableOwner.reading(connection, oid(connection, table)).ask(connection, sql, OwnersRightsIT::rows);
    }

    private static List<String> rows(ResultSet rows) throws SQLException {
        var found = new ArrayList<String>();
        while (rows.next()) {
            var values = new ArrayList<String>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                values.add(rows.getString(i));
            }
            found.add(String.join(" ", values));
        }
        return found;
    }
}
