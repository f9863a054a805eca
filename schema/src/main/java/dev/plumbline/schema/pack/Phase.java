package dev.plumbline.schema.pack;

import java.util.Locale;

/** A part of a pack's migrations with a history table of its own; phases are migrated in this order. */
public enum Phase {
    /** Structure. Its history table is the one that every user of Flyway has, so that an existing database is recognized. */
    SCHEMA("flyway_schema_history"),
    /** What makes the structure fast. */
    OPTIMIZE("flyway_optimize_history");

    private final String historyTable;

    Phase(String historyTable) {
        this.historyTable = historyTable;
    }

    public String historyTable() {
        return historyTable;
    }

    /** The phase's word on the command line and its folder in a pack. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
