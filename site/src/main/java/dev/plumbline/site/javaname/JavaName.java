package dev.plumbline.site.javaname;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.codegen.PlumblineDatabase;
import dev.plumbline.schema.codegen.PlumblineGenerator;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.codegen.GenerationTool;
import org.jooq.codegen.GeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.Definition;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.Target;
import org.jspecify.annotations.Nullable;

/**
 * The names in generated code for objects of a database. Asked of the generator itself, which names everything and writes nothing.
 *
 * @param kind {@code table}, {@code column}, {@code routine} or {@code type}
 * @param column empty for all but columns
 * @param java the expression that stands for it in Java: the constant of a table or column, the method of a routine, a class
 */
public record JavaName(String kind, String schema, String name, String column, String java) {

    /** Generated types need some package; its name is removed again. */
    private static final String NO_PACKAGE = "p";

    private static final ThreadLocal<@Nullable List<JavaName>> FOUND = new ThreadLocal<>();

    /**
     * @param connection stays open
     * @param schemas those that types would be generated of together
     * @param packageName of the generated classes; empty to leave it out
     */
    public static List<JavaName> of(Connection connection, List<String> schemas, String packageName) {
        var configuration = new Configuration()
                .withLogging(Logging.ERROR)
                .withGenerator(new Generator()
                        .withName(Naming.class.getName())
                        .withDatabase(new org.jooq.meta.jaxb.Database()
                                .withName(PlumblineDatabase.class.getName())
                                .withProperties(
                                        new Property().withKey("schemas").withValue(String.join(",", schemas))))
                        .withTarget(new Target().withPackageName(packageName.isEmpty() ? NO_PACKAGE : packageName)));
        List<JavaName> found = new ArrayList<>();
        FOUND.set(found);
        try {
            var tool = new GenerationTool();
            tool.setConnection(connection);
            tool.run(configuration);
            return packageName.isEmpty()
                    ? found.stream().map(JavaName::withoutPackage).toList()
                    : List.copyOf(found);
        } catch (PlumblineException e) {
            throw e;
        } catch (Exception e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "no Java names can be given: " + e.getMessage(), e);
        } finally {
            FOUND.remove();
        }
    }

    private JavaName withoutPackage() {
        return new JavaName(kind, schema, name, column, java.substring(NO_PACKAGE.length() + 1));
    }

    /** Called by the generation tool. */
    public static final class Naming extends PlumblineGenerator {

        /** Made by the generation tool. */
        public Naming() {}

        @Override
        public void generate(Database database) {
            GeneratorStrategy names = getStrategy();
            for (SchemaDefinition schema : database.getSchemata()) {
                for (TableDefinition table : database.getTables(schema)) {
                    add(
                            table.isTableValuedFunction() ? "routine" : "table",
                            table,
                            "",
                            names.getFullJavaIdentifier(table));
                    for (ColumnDefinition column : table.getColumns()) {
                        add("column", table, column.getName(), names.getFullJavaIdentifier(column));
                    }
                }
                for (RoutineDefinition routine : database.getRoutines(schema)) {
                    String holder = names.getGlobalReferencesFullJavaClassName(schema, RoutineDefinition.class);
                    add("routine", routine, "", holder + "." + names.getJavaMethodName(routine));
                }
                for (EnumDefinition type : database.getEnums(schema)) {
                    add("type", type, "", names.getFullJavaClassName(type, GeneratorStrategy.Mode.ENUM));
                }
                for (DomainDefinition type : database.getDomains(schema)) {
                    add("type", type, "", names.getFullJavaIdentifier(type));
                }
                for (UDTDefinition type : database.getUDTs(schema)) {
                    add("type", type, "", names.getFullJavaClassName(type));
                }
            }
        }

        private static void add(String kind, Definition definition, String column, String java) {
            Objects.requireNonNull(FOUND.get())
                    .add(new JavaName(
                            kind,
                            PlumblineDatabase.read(definition.getSchema().getName()),
                            PlumblineDatabase.read(definition.getName()),
                            PlumblineDatabase.read(column),
                            java));
        }
    }
}
