package dev.plumbline.catalog.structure;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.catalog.NumberedCatalog;
import dev.plumbline.catalog.ddl.CreateStatement;
import dev.plumbline.catalog.ddl.ExtraStatements;
import dev.plumbline.catalog.ddl.SqlText;
import dev.plumbline.catalog.ddl.TableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements for every object that the catalogue describes, not yet in order. */
final class ObjectStatements {

    /** The oid of {@code pg_attrdef}, the same in every version. */
    private static final String DEFAULTS = "2604/";

    /**
     * One statement.
     *
     * @param object class and oid of the object that it creates or is about
     * @param creates whether the object exists for others once it has run
     * @param kind distinguishes statements of one phase and depth
     */
    record ObjectStatement(String object, boolean creates, String kind, int phase, String name, String sql) {}

    private final NumberedCatalog numbered;
    private final Catalog catalog;
    private final List<ObjectStatement> nodes = new ArrayList<>();

    private ObjectStatements(NumberedCatalog numbered) {
        this.numbered = numbered;
        this.catalog = numbered.catalog();
    }

    static ObjectStatements read(Connection connection, List<String> schemas) throws SQLException {
        var statements = new ObjectStatements(NumberedCatalog.read(connection, CatalogScope.structureOf(schemas)));
        statements.catalog.objects().stream()
                .filter(object ->
                        object.kind() != CatalogKind.EXTENSION || schemas.isEmpty() || statements.isInScope(object))
                .forEach(statements::add);
        return statements;
    }

    List<ObjectStatement> nodes() {
        return nodes;
    }

    private boolean isInScope(CatalogObject extension) {
        return extension
                .property("schema")
                .flatMap(schema -> catalog.find(CatalogKind.SCHEMA, schema))
                .isPresent();
    }

    private void add(CatalogObject object) {
        switch (object.kind()) {
            case SCHEMA,
                    EXTENSION,
                    COLLATION,
                    ENUM,
                    RANGE_TYPE,
                    DOMAIN,
                    COMPOSITE_TYPE,
                    FUNCTION,
                    PROCEDURE,
                    VIEW,
                    AGGREGATE,
                    CAST,
                    OPERATOR,
                    OPERATOR_FAMILY,
                    TEXT_SEARCH_DICTIONARY,
                    TEXT_SEARCH_CONFIGURATION,
                    FOREIGN_DATA_WRAPPER,
                    SERVER,
                    FOREIGN_TABLE -> create(object, 1);
            case SEQUENCE -> {
                create(object, 1);
                object.property("owned by")
                        .ifPresent(column -> about(object, 2, SqlText.alter(object) + " owned by " + column));
            }
            case TABLE -> table(object);
            case COLUMN -> column(object);
            case MATERIALIZED_VIEW -> make(object, 1, CreateStatement.unfilled(object));
            case CONSTRAINT -> constraint(object);
            case INDEX -> index(object);
            case STATISTICS, RULE, POLICY -> create(object, 6);
            case TRIGGER -> trigger(object);
            case PUBLICATION, PUBLISHED_TABLE, PUBLISHED_SCHEMA -> create(object, 7);
            case EVENT_TRIGGER -> create(object, 9);
            default -> {}
        }
    }

    private void create(CatalogObject object, int phase) {
        var sql = new ArrayList<>(CreateStatement.of(catalog, object).orElse(List.of()));
        if (sql.isEmpty()) {
            return;
        }
        if (phase > 1) {
            sql.addAll(ExtraStatements.settled(object));
        }
        make(object, phase, String.join("; ", sql));
    }

    private void make(CatalogObject object, int phase, String sql) {
        nodes.add(new ObjectStatement(numbered.number(object), true, order(object), phase, object.key(), sql));
    }

    private void about(CatalogObject object, int phase, String sql) {
        nodes.add(new ObjectStatement(numbered.number(object), false, order(object), phase, object.key(), sql));
    }

    private static String order(CatalogObject object) {
        return String.format(Locale.ROOT, "%02d", object.kind().ordinal());
    }

    private void table(CatalogObject table) {
        make(table, 1, TableText.alone(catalog, table));
        ExtraStatements.tableMarks(table).forEach(mark -> about(table, 4, mark));
    }

    private void column(CatalogObject column) {
        if (catalog.find(CatalogKind.TABLE, column.owner().orElse("")).isEmpty()) {
            return;
        }
        String table = "alter table only " + column.owner().orElse("");
        String alter = table + " alter column " + column.name();
        column.detail("default number")
                .ifPresent(number -> nodes.add(new ObjectStatement(
                        DEFAULTS + number,
                        true,
                        order(column),
                        1,
                        "default of " + column.identity(),
                        alter + " set default " + column.property("default").orElse(""))));
        TableText.settings(column)
                .forEach(setting -> about(column, 2, setting.replaceFirst("^alter table ", "alter table only ")));
        String notNull = column.property("not null").orElse("");
        if (notNull.equals("not valid")) {
            about(
                    column,
                    5,
                    table + " add constraint " + column.detail("not null name").orElseThrow() + " not null "
                            + column.name() + " not valid");
        } else if (!notNull.isEmpty() && column.detail("local").isEmpty() && !isOfPartition(column)) {
            about(column, 2, alter + " set not null");
        }
    }

    private boolean isOfPartition(CatalogObject part) {
        return catalog.find(CatalogKind.TABLE, part.owner().orElse(""))
                .flatMap(table -> table.property("partition of"))
                .isPresent();
    }

    /** A check that came from a parent comes with it again; a partition is created by itself, so it needs its own. */
    private void constraint(CatalogObject constraint) {
        String type = constraint.detail("type").orElse("");
        boolean valid = constraint.property("validated").isEmpty();
        boolean ofTable =
                constraint.partOf().contains("table " + constraint.owner().orElse(""));
        boolean madeByAnother = CreateStatement.madeByDomain(constraint)
                || type.equals("f") && constraint.detail("copy").isPresent()
                || type.equals("c") && ofTable && constraint.detail("local").isEmpty() && !isOfPartition(constraint);
        if (madeByAnother) {
            return;
        }
        boolean key = !type.equals("f") && !type.equals("c");
        var sql = new ArrayList<>(CreateStatement.of(catalog, constraint).orElseThrow());
        if (key) {
            sql.replaceAll(create -> create.replaceFirst("^alter table ", "alter table only "));
        }
        sql.addAll(ExtraStatements.ofIndex(constraint));
        make(constraint, type.equals("f") || !valid ? 5 : key ? 3 : 1, String.join("; ", sql));
        ExtraStatements.indexMarks(constraint).forEach(mark -> about(constraint, 4, mark));
    }

    /** On a partitioned table ONLY: its partitions have indexes of their own, which are attached. */
    private void index(CatalogObject index) {
        String table = index.owner().orElse("");
        boolean partitioned = catalog.find(CatalogKind.TABLE, table)
                .flatMap(owner -> owner.property("partition key"))
                .isPresent();
        if (index.property("valid").isPresent() && !partitioned) {
            return;
        }
        var sql = new ArrayList<>(CreateStatement.of(catalog, index).orElseThrow());
        if (partitioned) {
            sql.replaceAll(create -> create.replace(" on " + table + " using ", " on only " + table + " using "));
        }
        sql.addAll(ExtraStatements.ofIndex(index));
        make(index, 3, String.join("; ", sql));
        ExtraStatements.indexMarks(index).forEach(mark -> about(index, 4, mark));
    }

    /** What came with a partitioned table comes with it again, but may be enabled differently. */
    private void trigger(CatalogObject trigger) {
        if (!trigger.isCopy()) {
            create(trigger, 6);
            return;
        }
        boolean asAbove = trigger.partOf().stream()
                .flatMap(whole -> catalog.find(whole).stream())
                .filter(whole -> whole.kind() == CatalogKind.TRIGGER)
                .anyMatch(whole -> whole.property("enabled").equals(trigger.property("enabled")));
        if (!asAbove) {
            make(
                    trigger,
                    6,
                    ExtraStatements.enable(trigger, trigger.property("enabled").orElse(null)));
        }
    }
}
