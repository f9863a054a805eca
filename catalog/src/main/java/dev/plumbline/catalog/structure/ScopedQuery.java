package dev.plumbline.catalog.structure;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.resource.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** A query in a file beside a class, over some schemas or the whole database. */
public final class ScopedQuery {

    private ScopedQuery() {}

    /** @param schemas by name; none means the whole database */
    public static String text(Class<?> beside, String name, List<String> schemas) {
        String query = Resource.text(beside, name + ".sql");
        String body = query.stripLeading().startsWith("--") ? query.substring(query.indexOf('\n') + 1) : query;
        return body.startsWith("with ")
                ? expressions(schemas).stripTrailing() + ",\n" + body.substring("with ".length())
                : expressions(schemas) + body;
    }

    /** The common table expressions that such a query starts with; the caller's names are quoted here. */
    public static String expressions(List<String> schemas) {
        String named = schemas.isEmpty()
                ? ""
                : schemas.stream().map(Identifier::literal).collect(Collectors.joining(", ", " and nspname in (", ")"));
        return """
                with reach as (select %s as whole),
                scope as (
                  select oid, nspname from pg_namespace
                  where nspname !~ '^pg_' and nspname <> 'information_schema'%s),
                member as (select classid, objid from pg_depend
                  where deptype = 'e' or deptype = 'i' and classid = 'pg_proc'::regclass)
                """.formatted(schemas.isEmpty(), named);
    }
}
