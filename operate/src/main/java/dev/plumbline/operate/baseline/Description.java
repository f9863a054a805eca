package dev.plumbline.operate.baseline;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a database consists of, read at one moment.
 *
 * @param statements those that rebuild it, in order, without what migrations keep for themselves
 * @param grants the statements of its rights
 * @param beyond objects that no statement describes
 */
record Description(
        Catalog catalog,
        List<StructureStatement> statements,
        List<String> grants,
        List<String> beyond,
        List<String> extensions,
        int major) {
    private static final String REVOKE = "revoke all on ";

    private static final Pattern BOOKS =
            Pattern.compile("(?:.* )?\"?(?:plumbline\\b|(?:\\w+\\.)?flyway_\\w*history).*", Pattern.DOTALL);

    /** Within the caller's transaction. */
    static Description read(Connection connection, BaselineOptions options) throws SQLException {
        Catalog catalog = Catalog.read(connection, scope(options));
        Structure structure = Structure.of(connection, options.schemas());
        var statements = new ArrayList<StructureStatement>();
        for (StructureStatement step : structure.statements()) {
            if (!BOOKS.matcher(step.name()).matches() && !isEverywhere(step.sql())) {
                statements.add(step);
            }
        }
        List<String> grants = ofOthers(structure.roles()).stream()
                .filter(sql -> sql.matches("(?is)(grant|revoke|alter default privileges)\\b.*"))
                .filter(sql -> !sql.matches(
                        "(?is).*\\b(plumbline\\.|schema plumbline\\b|schema public\\b|flyway_\\w*history).*"))
                .toList();
        return new Description(
                catalog,
                statements,
                grants,
                structure.beyond(),
                catalog.objects(CatalogKind.EXTENSION).stream()
                        .map(CatalogObject::name)
                        .filter(name -> !name.equals("plpgsql"))
                        .toList(),
                connection.getMetaData().getDatabaseMajorVersion());
    }

    /** Without those of owners themselves: what a migration makes is owned, with every right, by whoever applies it. */
    private static List<String> ofOthers(List<RoleStatement> statements) {
        var owners = new HashSet<String>();
        for (RoleStatement one : statements) {
            if (isOfOwner(one)) {
                int role = one.sql().lastIndexOf(" from ");
                owners.add(one.sql().substring(REVOKE.length(), role) + " to "
                        + one.sql().substring(role + 6));
            }
        }
        return statements.stream()
                .filter(one -> !isOfOwner(one))
                .map(RoleStatement::sql)
                .filter(sql -> !owners.contains(sql.substring(sql.indexOf(" on ") + 4)))
                .toList();
    }

    /** The same for everybody has no role. */
    private static boolean isOfOwner(RoleStatement one) {
        return one.sql().startsWith(REVOKE) && !one.role().isEmpty();
    }

    /** What every new database has. */
    private static boolean isEverywhere(String sql) {
        return sql.equals("create schema if not exists public")
                || sql.equals("comment on schema public is 'standard public schema'");
    }

    /** Owners are whoever applies a migration, and a version of an extension is the server's. */
    static CatalogScope scope(BaselineOptions options) {
        CatalogScope all = options.schemas().isEmpty()
                ? CatalogScope.everything()
                : CatalogScope.of(options.schemas().toArray(String[]::new));
        CatalogScope scope = all.without(Aspect.OWNERS, Aspect.EXTENSION_VERSIONS);
        return options.grants() ? scope : scope.without(Aspect.GRANTS);
    }
}
