package dev.plumbline.catalog.structure;

/**
 * One step of rebuilding the structure.
 *
 * @param name of the object, as the catalogue has it: {@code table public.orders}
 * @param phase 1 objects, 2 how they hang together, then the rows, 3 keys and indexes, 4 marks, 5 foreign keys, 6 rules
 *     and triggers, 7 materialized views and publications, 8 comments, 9 triggers on events
 */
public record StructureStatement(int phase, String name, String sql, StatementOwner owner) {
    public static final int LAST_BEFORE_ROWS = 2;

    public StructureStatement inPhase(int other) {
        return new StructureStatement(other, name, sql, owner);
    }

    public StructureStatement ownedBy(StatementOwner other) {
        return new StructureStatement(phase, name, sql, other);
    }

    public boolean beforeRows() {
        return phase <= LAST_BEFORE_ROWS;
    }
}
