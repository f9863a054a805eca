package dev.plumbline.operate.backup;

import dev.plumbline.database.Identifier;
import java.util.List;

/**
 * How much of a database is meant.
 *
 * @param schemas the schemas by name; none means the whole database
 */
public record Scope(List<String> schemas) {

    public Scope {
        schemas = List.copyOf(schemas);
    }

    public static Scope everything() {
        return new Scope(List.of());
    }

    public boolean whole() {
        return schemas.isEmpty();
    }

    /** The common table expressions every structure query starts from; the caller's names are quoted here. */
    String expressions() {
        String named = whole()
                ? ""
                : schemas.stream()
                        .map(Identifier::literal)
                        .collect(java.util.stream.Collectors.joining(", ", " and nspname in (", ")"));
        return """
                with reach as (select %s as whole),
                scope as (
                  select oid, nspname from pg_namespace
                  where nspname !~ '^pg_' and nspname <> 'information_schema'%s),
                member as (select classid, objid from pg_depend
                  where deptype = 'e' or deptype = 'i' and classid = 'pg_proc'::regclass)
                """.formatted(whole(), named);
    }
}
