package dev.plumbline.operate.trial;

import dev.plumbline.database.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates what a structure builds on and only a superuser may create: extensions, whose scripts the server runs with a superuser's rights,
 * in schemas that are still empty. Only names are taken from the statements.
 */
public final class OwnersGround {
    private static final String NAME = "(\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)";
    private static final Pattern SCHEMA = pattern("create schema (?:if not exists )?" + NAME + "\\s*;?\\s*");
    private static final Pattern EXTENSION = pattern("create extension (?:if not exists )?" + NAME
            + "(?: with)?(?: schema " + NAME + ")?(?: version (\"[^\"]*\"|'[^'\\\\]*'|[\\w.]+))?\\s*;?\\s*");

    /** Wrappers whose servers reach nothing without a password, or without rights that no owner has. */
    private static final Map<String, String> WRAPPERS =
            Map.of("postgres_fdw", "postgres_fdw", "dblink", "dblink_fdw", "file_fdw", "file_fdw");

    private static final String TABLES = """
            select pg_catalog.format(
              case c.relkind when 'S' then 'grant select, usage, update on sequence %%I.%%I to '
                else 'grant select, insert, update, delete, truncate on %%I.%%I to ' end, n.nspname, c.relname)
            from pg_catalog.pg_depend d
            join pg_catalog.pg_extension e on e.oid = d.refobjid
            join pg_catalog.pg_class c on c.oid = d.objid
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
              and d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.deptype = 'e'
              and c.relkind in ('r', 'p', 'S') and e.extname::text = %s
            """;

    private OwnersGround() {}

    private static Pattern pattern(String words) {
        return Pattern.compile("\\s*" + words.replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE);
    }

    /** Whether {@link #lay} creates what this statement would. */
    public static boolean is(String sql) {
        return SCHEMA.matcher(sql).matches() || EXTENSION.matcher(sql).matches();
    }

    /** Creates the schemas and extensions among these statements, and gives them to the owner. */
    public static void lay(TrialOwner owner, List<String> statements) throws SQLException {
        try (Connection connection = owner.superuser().connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                Matcher schema = SCHEMA.matcher(sql);
                Matcher extension = EXTENSION.matcher(sql);
                if (schema.matches()) {
                    schema(statement, schema.group(1), owner);
                } else if (extension.matches()) {
                    extension(statement, extension, owner);
                }
            }
        }
    }

    private static void schema(Statement statement, String name, TrialOwner owner) throws SQLException {
        statement.execute("create schema if not exists " + name);
        statement.execute("alter schema " + name + " owner to " + owner.role());
    }

    private static void extension(Statement statement, Matcher wanted, TrialOwner owner) throws SQLException {
        String name = Identifier.unquote(wanted.group(1));
        statement.execute("create extension if not exists " + wanted.group(1)
                + (wanted.group(2) == null ? "" : " schema " + wanted.group(2))
                + (wanted.group(3) == null ? "" : " version " + wanted.group(3)));
        // There is no ALTER EXTENSION OWNER. The language that our own triggers are written in stays the superuser's.
        if (!name.equals("plpgsql")) {
            statement.execute("set allow_system_table_mods = on");
            statement.execute("update pg_catalog.pg_extension set extowner = "
                    + Identifier.literal(owner.role()) + "::pg_catalog.regrole where extname = "
                    + Identifier.literal(name));
            statement.execute("reset allow_system_table_mods");
        }
        grantRows(statement, name, owner);
        if (WRAPPERS.containsKey(name)) {
            statement.execute("grant usage on foreign data wrapper " + Identifier.quote(WRAPPERS.get(name)) + " to "
                    + owner.role() + " with grant option");
        }
    }

    /** Some of an extension's tables hold the user's rows. TRIGGER is not granted: the extension's code would fire such a trigger. */
    private static void grantRows(Statement statement, String extension, TrialOwner owner) throws SQLException {
        var grants = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery(TABLES.formatted(Identifier.literal(extension)))) {
            while (row.next()) {
                grants.add(row.getString(1) + owner.role());
            }
        }
        for (String grant : grants) {
            statement.execute(grant);
        }
    }
}
