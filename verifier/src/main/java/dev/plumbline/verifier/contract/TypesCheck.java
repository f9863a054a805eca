package dev.plumbline.verifier.contract;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Identifier;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.verifier.check.Check;
import dev.plumbline.verifier.check.CheckContext;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableOptions.TableType;
import org.jooq.UniqueKey;
import org.jspecify.annotations.Nullable;

/** The generated classes of a pack against the live catalogue: what a service compiled with them relies on. */
final class TypesCheck implements Check {

    private final Pack pack;
    private final Optional<Path> classes;

    /** @param classes a folder or jar to look in instead of the class path */
    TypesCheck(Pack pack, Optional<Path> classes) {
        this.pack = pack;
        this.classes = classes;
    }

    @Override
    public String id() {
        return "types";
    }

    @Override
    public String title() {
        return "the database is what the generated classes say";
    }

    @Override
    public List<CheckResult> run(CheckContext context) throws SQLException {
        try (URLClassLoader loader = new URLClassLoader(urls(), parent())) {
            return run(context, GeneratedTypes.of(pack, loader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<CheckResult> run(CheckContext context, List<GeneratedTypes> found) throws SQLException {
        if (found.isEmpty()) {
            return List.of(CheckResult.skipped(
                    Family.CONTRACT,
                    id(),
                    title(),
                    "no generated classes of " + pack.name()
                            + classes.map(path -> " in " + path).orElse(" on the class path")));
        }
        List<CheckResult> results = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        for (GeneratedTypes types : found) {
            figures.add(check(context, types, results));
        }
        if (results.isEmpty()) {
            String figure = String.join("; ", figures);
            results.add(CheckResult.of(Family.CONTRACT, id(), title(), Outcome.PASS, figure, figure));
        }
        return results;
    }

    /** What was compared, in figures. */
    private String check(CheckContext context, GeneratedTypes types, List<CheckResult> results) throws SQLException {
        String home = ContractFamily.home(context.connection());
        int tables = 0;
        int columns = 0;
        for (Schema schema : types.schemas()) {
            String name = schema.getName().isEmpty() ? home : schema.getName();
            Catalog live =
                    Catalog.read(context.connection(), CatalogScope.of(name).relativeTo(name));
            for (Table<?> table : schema.getTables()) {
                tables++;
                columns += table.fields().length;
                check(context, live, table, results);
            }
        }
        String stale = types.marker().isOf(pack) ? "" : ", generated from other migrations";
        return types.marker().packageName() + ": " + tables + " classes, " + columns + " columns" + stale;
    }

    private URL[] urls() throws MalformedURLException {
        return classes.isPresent() ? new URL[] {classes.get().toUri().toURL()} : new URL[0];
    }

    /** Only jOOQ in addition to a folder or jar that was named; else what this thread's application sees. */
    private ClassLoader parent() {
        ClassLoader own = TypesCheck.class.getClassLoader();
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return classes.isPresent() || application == null ? own : application;
    }

    private void check(CheckContext context, Catalog live, Table<?> table, List<CheckResult> results)
            throws SQLException {
        String name = nameIn(live, table.getName());
        if (table.getOptions().type() == TableType.FUNCTION) {
            boolean there = live.objects(CatalogKind.FUNCTION).stream()
                    .anyMatch(function -> function.identity().startsWith(name + "("));
            if (!there) {
                results.add(fail("missing_function", "function " + name, "missing", "there")
                        .about(Set.of(ObjectReference.function(name))));
            }
            return;
        }
        Optional<CatalogObject> found = live.find(CatalogKind.TABLE, name)
                .or(() -> live.find(CatalogKind.VIEW, name))
                .or(() -> live.find(CatalogKind.MATERIALIZED_VIEW, name))
                .or(() -> live.find(CatalogKind.FOREIGN_TABLE, name));
        if (found.isEmpty()) {
            results.add(
                    fail("missing_table", "table " + name, "missing", "there").about(ObjectReference.relation(name)));
        } else if (found.get().kind() == CatalogKind.TABLE) {
            for (Field<?> field : table.fields()) {
                check(context, live, name, field, results);
            }
            key(live, name, table.getPrimaryKey(), results);
        }
    }

    private void check(CheckContext context, Catalog live, String table, Field<?> field, List<CheckResult> results)
            throws SQLException {
        String name = table + "." + Identifier.readable(field.getName());
        Optional<CatalogObject> column = live.find(CatalogKind.COLUMN, name)
                .or(() -> live.find(CatalogKind.COLUMN, table + ".\"" + field.getName() + '"'));
        if (column.isEmpty()) {
            results.add(fail("missing_column", "column " + name, "missing", "there")
                    .about(Set.of(ObjectReference.column(name))));
            return;
        }
        boolean nullable = column.get().property("not null").isEmpty();
        if (nullable != field.getDataType().nullable()) {
            results.add(fail(
                            "nullability",
                            "column " + name,
                            word(nullable),
                            word(field.getDataType().nullable()))
                    .about(Set.of(ObjectReference.column(name))));
        }
        String actual = base(column.get().property("type").orElse(""));
        Optional<String> expected = known(context, field.getDataType().getCastTypeName());
        boolean domain = live.find(CatalogKind.DOMAIN, actual).isPresent();
        if (expected.isPresent() && !domain && !isSame(expected.get(), actual)) {
            results.add(
                    fail("type", "column " + name, actual, expected.get()).about(Set.of(ObjectReference.column(name))));
        }
    }

    /** A type of an extension is in the schema the extension was created in, which the classes are not bound to. */
    private static boolean isSame(String expected, String actual) {
        String home = "public.";
        return expected.equals(actual)
                || expected.startsWith(home) && ("." + actual).endsWith("." + expected.substring(home.length()));
    }

    private static String word(boolean nullable) {
        return nullable ? "may be null" : "not null";
    }

    private static void key(Catalog live, String table, @Nullable UniqueKey<?> key, List<CheckResult> results) {
        if (key == null) {
            return;
        }
        String expected = "PRIMARY KEY ("
                + key.getFields().stream()
                        .map(field -> Identifier.readable(field.getName()))
                        .collect(Collectors.joining(", "))
                + ")";
        Optional<String> actual = live.objects(CatalogKind.CONSTRAINT).stream()
                .filter(constraint -> constraint.owner().equals(Optional.of(table)))
                .map(constraint -> constraint.property("definition").orElse(""))
                .filter(definition -> definition.startsWith("PRIMARY KEY"))
                .findFirst();
        if (!actual.map(definition -> definition.replace("\"", "")).equals(Optional.of(expected.replace("\"", "")))) {
            results.add(fail("primary_key", "primary key of " + table, actual.orElse("missing"), expected)
                    .about(Set.of(ObjectReference.constraintsOf(table))));
        }
    }

    private static String base(String type) {
        return type.replaceAll("\\(\\d+(,\\s*-?\\d+)?\\)", "");
    }

    /** The server's own name for a type; empty for one that only the classes know, such as one with a binding. */
    private static Optional<String> known(CheckContext context, String type) throws SQLException {
        try (PreparedStatement query =
                context.connection().prepareStatement("select format_type(to_regtype(?)::oid, null)")) {
            query.setString(1, base(type));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1))
                        .filter(name -> !name.equals("-") && !name.equals("\"any\"") && !name.equals("???"));
            }
        }
    }

    private static CheckResult fail(String id, String title, String actual, String expected) {
        return CheckResult.of(
                Family.CONTRACT, "types_" + id, "generated classes: " + title, Outcome.FAIL, actual, expected);
    }

    /** As the server writes it: it quotes keywords too. */
    private static String nameIn(Catalog live, String name) {
        String always = '"' + name + '"';
        boolean keyword = live.objects().stream()
                .anyMatch(object ->
                        object.identity().equals(always) || object.identity().startsWith(always + "("));
        return keyword ? always : Identifier.readable(name);
    }
}
