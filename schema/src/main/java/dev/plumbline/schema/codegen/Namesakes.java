package dev.plumbline.schema.codegen;

import java.util.ArrayList;
import java.util.List;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.Definition;
import org.jooq.meta.ForeignKeyDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.InverseForeignKeyDefinition;
import org.jooq.meta.ManyToManyKeyDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UniqueKeyDefinition;

/** The definitions whose Java names share a scope and must therefore differ. */
final class Namesakes {

    private Namesakes() {}

    /** Those that have a class, or a constant in a class, in the scope of the given one. */
    static List<? extends Definition> of(Definition definition) {
        Database database = definition.getDatabase();
        if (definition instanceof ColumnDefinition column) {
            return column.getContainer().getColumns();
        } else if (definition instanceof AttributeDefinition attribute) {
            return attribute.getContainer().getAttributes();
        } else if (definition instanceof ParameterDefinition parameter) {
            return parameters(parameter.getContainer());
        } else if (definition instanceof UniqueKeyDefinition || definition instanceof ForeignKeyDefinition) {
            var keys = new ArrayList<Definition>(database.getKeys(definition.getSchema()));
            keys.addAll(database.getForeignKeys(definition.getSchema()));
            return keys;
        } else if (definition instanceof IndexDefinition) {
            return database.getIndexes(definition.getSchema());
        } else if (database instanceof PlumblineDatabase ours) {
            return ours.beside(definition);
        }
        return List.of(definition);
    }

    /** Those that have a method in the scope of the given one. */
    static List<? extends Definition> methods(Definition definition) {
        if (definition instanceof ForeignKeyDefinition key) {
            return paths(key.getTable());
        } else if (definition instanceof InverseForeignKeyDefinition key) {
            return paths(key.getTable());
        } else if (definition instanceof ManyToManyKeyDefinition key) {
            return paths(key.getForeignKey1().getReferencedTable());
        } else if (definition instanceof RoutineDefinition || definition instanceof TableDefinition) {
            return definition.getDatabase() instanceof PlumblineDatabase ours
                    ? ours.called(definition.getSchema())
                    : List.of(definition);
        }
        return of(definition);
    }

    private static List<Definition> parameters(RoutineDefinition routine) {
        var parameters = new ArrayList<Definition>(routine.getAllParameters());
        if (routine.getReturnValue() != null) {
            parameters.add(routine.getReturnValue());
        }
        return parameters;
    }

    private static List<Definition> paths(TableDefinition table) {
        var paths = new ArrayList<Definition>(table.getForeignKeys());
        paths.addAll(table.getInverseForeignKeys());
        paths.addAll(table.getManyToManyKeys());
        return paths;
    }
}
