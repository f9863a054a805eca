package dev.plumbline.operate.backup.source;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.relation.OwnSchema;
import java.util.Objects;

/** A table with its schema. */
public record TableName(String schema, String table) implements Comparable<TableName> {

    public TableName {
        Objects.requireNonNull(schema);
        Objects.requireNonNull(table);
    }

    /** Quoted for a statement. */
    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(table);
    }

    @Override
    public int compareTo(TableName other) {
        int bySchema = schema.compareTo(other.schema);
        return bySchema != 0 ? bySchema : table.compareTo(other.table);
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }

    /** Whether it is a migration history or one of Plumbline's own tables, here or where earlier versions had them. */
    public boolean isBookkeeping() {
        return table.matches("flyway_.*|plumbline_.*")
                || schema.equals(OwnSchema.NAME) && table.matches(OwnSchema.RELATIONS);
    }
}
