package dev.plumbline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A superuser verifies what belongs to another role: all is asked with that role's rights, and answered as ever. */
class OthersPackIT {
    private static final String OWNER = "plumbline_pack_owner";
    private static final Set<Family> OF_THE_PACK =
            EnumSet.of(Family.DATA, Family.FUNCTIONS, Family.PLANS, Family.LATENCY);

    @ParameterizedTest
    @ValueSource(strings = {"vehicles", "sales"})
    void whatAPackPromisesIsAnsweredAlikeWhoeverOwnsIt(String name) throws SQLException {
        Pack pack = Packs.find(name);
        try (ThrowAwayDatabase holder = SampleDatabases.of(pack)) {
            List<CheckResult> own = verify(holder.database(), pack);
            give(holder.database());
            List<CheckResult> others = verify(holder.database(), pack);

            assertThat(told(others)).containsExactlyElementsOf(told(own)).isNotEmpty();
            assertThat(others)
                    .extracting(CheckResult::outcome)
                    .doesNotContain(Outcome.ERROR, Outcome.INTERNAL, Outcome.SKIPPED);
        } finally {
            try (ThrowAwayDatabase server = ThrowAwayDatabase.create();
                    Connection connection = server.database().connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop role if exists " + OWNER);
            }
        }
    }

    private static List<CheckResult> verify(Database database, Pack pack) {
        return Verifier.of(
                        database,
                        pack,
                        VerifyOptions.DEFAULT.withOnly(OF_THE_PACK).withCalls(100))
                .run(line -> {})
                .results();
    }

    /** How long a look-up takes, and how many buffers it finds, is never the same twice. */
    private static List<String> told(List<CheckResult> results) {
        return results.stream()
                .map(result -> result.family() + " " + result.id() + ": "
                        + switch (result.family()) {
                            case DATA, FUNCTIONS -> result.outcome() + ", " + result.actual();
                            case PLANS ->
                                result.outcome() + ", " + result.actual().replaceFirst(",.*", "");
                            default -> "";
                        })
                .collect(Collectors.toList());
    }

    private static void give(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + OWNER);
            statement.execute("""
                    do $do$
                    declare
                      one record;
                    begin
                      for one in
                        select n.nspname, format('alter schema %I owner to plumbline_pack_owner', n.nspname) as sql, 0 as step
                        from pg_namespace n
                        where n.oid >= 16384 and n.nspname <> 'plumbline'
                        union all
                        select n.nspname, format('alter %s %I.%I owner to plumbline_pack_owner',
                          case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, n.nspname, c.relname), 1
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('plumbline')
                        where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm')
                          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
                        union all
                        select '', format('alter routine %s owner to plumbline_pack_owner', p.oid::regprocedure), 2
                        from pg_proc p
                        where p.oid >= 16384 and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                        order by step
                      loop
                        execute one.sql;
                      end loop;
                    end $do$""");
            statement.execute("grant create, usage on schema public to " + OWNER);
        }
    }
}
