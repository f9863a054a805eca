package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.ScopedQuery;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.LargeObjects;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What exists where a backup is to be restored, and its removal within the caller's transaction. */
public final class RestoreTarget {
    private static final String OCCUPANTS = """
            select o.type || ' ' || o.identity
            from (
              select 'pg_class'::regclass::oid as classid, c.oid, c.relnamespace as nsp from pg_class c
              where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and c.relpersistence <> 't'
              union all
              select 'pg_proc'::regclass, oid, pronamespace from pg_proc
              union all
              select 'pg_type'::regclass, t.oid, t.typnamespace from pg_type t
              left join pg_class c on c.oid = t.typrelid
              where t.typtype in ('e', 'd', 'r') or t.typtype = 'c' and c.relkind = 'c' or t.typtype = 'b' and t.typcategory <> 'A'
              union all
              select 'pg_collation'::regclass, oid, collnamespace from pg_collation
              union all
              select 'pg_operator'::regclass, oid, oprnamespace from pg_operator
              union all
              select 'pg_opfamily'::regclass, oid, opfnamespace from pg_opfamily
              union all
              select 'pg_conversion'::regclass, oid, connamespace from pg_conversion
              union all
              select 'pg_ts_config'::regclass, oid, cfgnamespace from pg_ts_config
              union all
              select 'pg_ts_dict'::regclass, oid, dictnamespace from pg_ts_dict) found
            cross join lateral pg_identify_object(found.classid, found.oid, 0) o
            where found.nsp in (select oid from scope)
              and not exists (select from member m where m.classid = found.classid and m.objid = found.oid)
              and not exists (
                select from pg_depend d
                where d.classid = found.classid and d.objid = found.oid and d.deptype = 'i' and d.refobjid <> d.objid)
            order by found.classid, 1
            """;
    private static final String OUTSIDE = """
            select distinct o.type || ' ' || o.identity
            from pg_depend d
            cross join lateral pg_identify_object(d.classid, d.objid, 0) o
            cross join lateral pg_identify_object(d.refclassid, d.refobjid, 0) r
            where d.objid >= 16384 and d.refobjid >= 16384
              and r.schema in (select nspname from scope)
              and o.schema is not null
              and o.schema not in (select nspname from scope)
              and o.schema !~ '^pg_toast'
            union
            select 'view ' || w.ev_class::regclass
            from pg_depend d
            join pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
            join pg_class v on v.oid = w.ev_class
            join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
            where c.relnamespace in (select oid from scope)
              and v.relnamespace not in (select oid from scope)
              and v.oid >= 16384
            """;

    private final Connection connection;
    private final Scope scope;

    public RestoreTarget(Connection connection, Scope scope) {
        this.connection = connection;
        this.scope = scope;
    }

    /** No trigger of the database, not even an event trigger, may fire while it is rebuilt; only superusers may set that. */
    public static void silenceTriggers(Connection connection) throws SQLException {
        Session.execute(
                connection,
                "select set_config('session_replication_role', 'replica', true) where current_setting('is_superuser') = 'on'",
                "select set_config('event_triggers', 'off', true) where current_setting('is_superuser') = 'on'"
                        + " and current_setting('event_triggers', true) is not null");
    }

    public List<String> occupants() throws SQLException {
        List<String> found = Session.texts(connection, scope.expressions() + OCCUPANTS);
        if (scope.whole() && LargeObjects.any(connection)) {
            found.add("large objects");
        }
        return found;
    }

    /** Drops everything in scope; extensions that are in the backup stay, because recreating them may need a superuser. */
    public void clear(List<String> extensionsKept) throws SQLException {
        if (!scope.whole()) {
            refuseOutsiders();
        }
        if (scope.whole()) {
            // First, so that none of them fires for the rest.
            dropEach("select format('drop event trigger %I', evtname) from pg_event_trigger t where not exists"
                    + " (select from member m where m.classid = 'pg_event_trigger'::regclass and m.objid = t.oid)");
        }
        String kept = extensionsKept.stream()
                .map(Identifier::literal)
                .collect(java.util.stream.Collectors.joining(", ", "(", extensionsKept.isEmpty() ? "'')" : ")"));
        dropEach("""
                select format('drop schema %%I cascade', s.nspname) from scope s
                where s.nspname <> 'public'
                  and not exists (select from pg_extension e where e.extnamespace = s.oid and e.extname in %1$s)
                  and not exists (select from member m where m.classid = 'pg_namespace'::regclass and m.objid = s.oid)
                """.formatted(kept));
        if (scope.whole()) {
            dropEach(
                    "select format('drop extension %%I cascade', extname) from pg_extension where extname <> 'plpgsql' and extname not in %s"
                            .formatted(kept));
            dropEach(ScopedQuery.text(RestoreTarget.class, "objects_to_drop", scope.schemas())
                    .substring(scope.expressions().length()));
        }
        dropRest();
    }

    /** A new database has a schema public with the server's own comment and rights; the restored one has those of the backup, or none. */
    public void forgetPublic(boolean described) throws SQLException {
        dropEach("select 'comment on schema public is " + (described ? "null" : "''standard public schema''")
                + "' from scope s join pg_namespace n using (oid)"
                + " where n.nspname = 'public' and pg_has_role(n.nspowner, 'usage')");
    }

    private void refuseOutsiders() throws SQLException {
        List<String> outside = Session.texts(connection, scope.expressions() + OUTSIDE);
        if (!outside.isEmpty()) {
            throw new BackupException(
                    Kind.FINDING,
                    "replacing schema " + String.join(", ", scope.schemas())
                            + " would drop what depends on it outside: " + outside
                            + " (drop these yourself first, or restore the whole database)");
        }
    }

    private void dropEach(String query) throws SQLException {
        for (String sql : Session.texts(connection, scope.expressions() + query)) {
            Session.execute(connection, sql);
        }
    }

    /** One by one, looking each up again: what was dropped in a cascade no longer exists. */
    private void dropRest() throws SQLException {
        for (String occupant : occupants()) {
            if (!occupant.equals("large objects")) {
                Session.execute(
                        connection,
                        "drop "
                                + occupant.replaceFirst("^(function|procedure|aggregate) ", "routine ")
                                        .replaceFirst(
                                                "^((?:materialized view|foreign table|text search configuration|text search dictionary|operator family|composite type|[a-z]+)) ",
                                                "$1 if exists ")
                                        .replace("composite type", "type")
                                + " cascade");
            }
        }
    }
}
