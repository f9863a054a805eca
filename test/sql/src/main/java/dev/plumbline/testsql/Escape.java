package dev.plumbline.testsql;

import dev.plumbline.database.Database;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways out of a server that a superuser has, or a member of the roles for it. Each that succeeds leaves a file in {@code /tmp}. */
public final class Escape {

    private Escape() {}

    /**
     * A function {@code escape(what)} that tries them all.
     *
     * @param prefix of the files' names
     * @param roles that it tries to become
     */
    public static String function(String schema, String prefix, String... roles) {
        String ways = Stream.concat(
                        Stream.of("", "reset role", "set session authorization default"),
                        Arrays.stream(roles).map(role -> "set role " + role))
                .map(way -> "'" + way + "'")
                .collect(Collectors.joining(", "));
        return """
                create function {schema}.escape(what text) returns void language plpgsql as $act$
                declare
                  way text;
                begin
                  foreach way in array array[{ways}] loop
                    begin
                      if way <> '' then
                        execute way;
                      end if;
                      execute format('copy (select 1) to program %L', 'touch /tmp/{prefix}' || what);
                    exception when others then
                      null;
                    end;
                    begin
                      perform pg_catalog.pg_read_file('/etc/passwd');
                      execute format('copy (select 1) to %L', '/tmp/{prefix}read-' || what);
                    exception when others then
                      null;
                    end;
                  end loop;
                end $act$;
                """.replace("{schema}", schema).replace("{ways}", ways).replace("{prefix}", prefix);
    }

    /** The files on the machine of this database's server. */
    public static List<String> marks(Database database, String prefix) throws SQLException {
        return Sql.rows(database, "select f from pg_catalog.pg_ls_dir('/tmp') f where f like '" + prefix + "%'");
    }
}
