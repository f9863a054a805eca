package dev.plumbline.operate.baseline;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.CatalogScope.Aspect;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The contents of a database, read at one moment.
 *
 * @param statements those that rebuild it, in order, without Plumbline's own tables and histories
 * @param grants the statements for its privileges
 * @param leftAlone privileges on schema public that are the server's, or of the role that set them
 * @param beyond objects that no statement describes
 */
record BaselineContents(
        Catalog catalog,
        List<StructureStatement> statements,
        List<String> grants,
        List<String> leftAlone,
        List<String> beyond,
        List<String> extensions,
        int major) {
    private static final String REVOKE = "revoke all on ";

    private static final Pattern LEFT_ALONE = Pattern.compile(
            "(grant|revoke) .* on schema public (to|from) public( .*)?|alter default privileges .*in schema public .*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern GRANTED_IN_PUBLIC =
            Pattern.compile("grant (.*) on schema public to (.*?)(?: with grant option)?", Pattern.DOTALL);
    private static final Pattern BOOKS =
            Pattern.compile("(?:.* )?\"?(?:plumbline\\b|(?:\\w+\\.)?flyway_\\w*history).*", Pattern.DOTALL);

    /** Within the caller's transaction. */
    static BaselineContents read(Connection connection, BaselineOptions options) throws SQLException {
        Catalog catalog = Catalog.read(connection, scope(options));
        Structure structure = Structure.of(connection, options.schemas());
        var statements = new ArrayList<StructureStatement>();
        for (StructureStatement step : structure.statements()) {
            if (!BOOKS.matcher(step.name()).matches() && !isEverywhere(step.sql())) {
                statements.add(step);
            }
        }
        List<String> rights = ofOthers(structure.roles()).stream()
                .filter(sql -> sql.matches("(?is)(grant|revoke|alter default privileges)\\b.*"))
                .filter(sql -> !sql.matches("(?is).*\\b(plumbline\\.|schema plumbline\\b|flyway_\\w*history).*"))
                .toList();
        return new BaselineContents(
                catalog,
                statements,
                rights.stream().filter(sql -> !isLeftAlone(sql)).toList(),
                rights.stream().filter(BaselineContents::isLeftAlone).toList(),
                structure.beyond(),
                catalog.objects(CatalogKind.EXTENSION).stream()
                        .map(CatalogObject::name)
                        .filter(name -> !name.equals("plpgsql"))
                        .toList(),
                connection.getMetaData().getDatabaseMajorVersion());
    }

    /** Without those of the owners themselves: whoever applies a migration owns what it creates, with every privilege. */
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

    /** The same for PUBLIC, which is not a role. */
    private static boolean isOfOwner(RoleStatement one) {
        return one.sql().startsWith(REVOKE) && !one.role().isEmpty();
    }

    /** Schema public exists before any migration; and default privileges in it belong to a role that whoever applies one need not be. */
    private static boolean isLeftAlone(String sql) {
        return LEFT_ALONE.matcher(sql).matches();
    }

    /** Revokes the privileges that are written for schema public. */
    List<String> revokesInPublic() {
        return grants.stream()
                .map(GRANTED_IN_PUBLIC::matcher)
                .filter(Matcher::matches)
                .map(grant -> "revoke " + grant.group(1) + " on schema public from " + grant.group(2))
                .toList();
    }

    /** The same for the differences of two catalogues. */
    static boolean isLeftAlone(CatalogDifference difference) {
        CatalogObject object = Stream.of(difference.expected(), difference.actual())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseThrow();
        return object.kind() == CatalogKind.SCHEMA
                        && object.identity().equals("public")
                        && difference.properties().stream()
                                .allMatch(property -> property.property().equals("grants"))
                || object.kind() == CatalogKind.DEFAULT_PRIVILEGES
                        && object.identity().contains(" in schema public on ");
    }

    /** What every new database has. */
    private static boolean isEverywhere(String sql) {
        return sql.equals("create schema if not exists public")
                || sql.equals("comment on schema public is 'standard public schema'");
    }

    /** Whoever applies a migration is the owner, and a version of an extension is up to the server. */
    static CatalogScope scope(BaselineOptions options) {
        CatalogScope all = options.schemas().isEmpty()
                ? CatalogScope.everything()
                : CatalogScope.of(options.schemas().toArray(String[]::new));
        CatalogScope scope = all.without(Aspect.OWNERS, Aspect.EXTENSION_VERSIONS);
        return options.grants() ? scope : scope.without(Aspect.GRANTS);
    }
}
