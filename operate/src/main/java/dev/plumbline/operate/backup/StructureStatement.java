package dev.plumbline.operate.backup;

/**
 * One step of rebuilding the structure.
 *
 * @param phase 1 objects, 2 how they hang together, then the rows, 3 keys and indexes, 4 marks, 5 foreign keys, 6 rules
 *     and triggers, 7 materialized views, 8 comments
 */
record StructureStatement(int phase, String name, String sql, StatementOwner owner) {
    static final int LAST_BEFORE_ROWS = 2;

    StructureStatement inPhase(int other) {
        return new StructureStatement(other, name, sql, owner);
    }

    StructureStatement ownedBy(StatementOwner other) {
        return new StructureStatement(phase, name, sql, other);
    }

    boolean beforeRows() {
        return phase <= LAST_BEFORE_ROWS;
    }
}
