package dev.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Identifier;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rights that are granted at random, to roles of any name, are the ones that {@code aclexplode} finds in the same list. */
class RandomGrantsIT {
    private static final int TABLES = 60;
    private static final List<String> ROLES = List.of(
            "plumbline_grants_a",
            "plumbline grants b",
            "plumbline=grants,c",
            "plumbline\"grants\\d/{}",
            "plumbline_grants_Ü");
    private static final List<String> RIGHTS =
            List.of("select", "insert", "update", "delete", "truncate", "references", "trigger");

    @Test
    void rightsAreReadAsTheServerReadsThem() throws SQLException {
        var random = new Random(11);
        try (var held = ThrowAwayDatabase.create();
                Connection connection = held.database().connectForUser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                for (String role : ROLES) {
                    statement.execute("create role " + Identifier.quote(role));
                }
                for (int i = 0; i < TABLES; i++) {
                    String owner = ROLES.get(random.nextInt(ROLES.size()));
                    statement.execute("create table t (id int)");
                    statement.execute("alter table t owner to " + Identifier.quote(owner));
                    for (int grants = random.nextInt(6); grants > 0; grants--) {
                        boolean mayGrant = random.nextInt(5) == 0;
                        String to = random.nextInt(4) == 0
                                ? "public"
                                : Identifier.quote(ROLES.get(random.nextInt(ROLES.size())));
                        statement.execute("grant " + RIGHTS.get(random.nextInt(RIGHTS.size())) + " on t to " + to
                                + (mayGrant && !to.equals("public") && !to.equals(Identifier.quote(owner))
                                        ? " with grant option"
                                        : ""));
                    }
                    if (random.nextInt(3) == 0) {
                        statement.execute("revoke " + RIGHTS.get(random.nextInt(RIGHTS.size())) + " on t from "
                                + Identifier.quote(owner));
                    }
                    compare(statement, owner);
                    statement.execute("drop table t");
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private static void compare(Statement statement, String owner) throws SQLException {
        String acl;
        String usual;
        try (ResultSet row = statement.executeQuery(
                "select relacl::text, acldefault('r', relowner)::text from pg_class where oid = 't'::regclass")) {
            row.next();
            acl = row.getString(1);
            usual = row.getString(2);
        }
        if (acl == null) {
            return;
        }
        var expected = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery("""
                with granted as (
                  select case when grantee = 0 then 'public' when grantee = c.relowner then '(owner)' else pg_get_userbyid(grantee) end as who,
                    string_agg(distinct lower(privilege_type) || case when is_grantable and grantee <> c.relowner then '*' else '' end, ', '
                      order by lower(privilege_type) || case when is_grantable and grantee <> c.relowner then '*' else '' end) as what,
                    bool_or(grantee = c.relowner) and array_agg(privilege_type order by privilege_type)
                      = (select array_agg(privilege_type order by privilege_type) from aclexplode(acldefault('r', c.relowner))) as whole
                  from pg_class c, aclexplode(c.relacl) where c.oid = 't'::regclass group by 1, c.relowner)
                select who, case when whole then 'all' else what end from granted
                """)) {
            while (rows.next()) {
                String who = rows.getString(1);
                String name = who.equals("public") || who.equals("(owner)") ? who : Identifier.readable(who);
                expected.add(name + ": " + rows.getString(2));
            }
        }
        List<String> found = Grants.canonical(acl, usual, owner)
                .map(text -> List.of(text.split("; ")))
                .orElse(List.of("(owner): all"));
        assertThat(found)
                .as(acl)
                .containsExactlyInAnyOrderElementsOf(expected.isEmpty() ? List.of("nobody") : expected);
    }
}
