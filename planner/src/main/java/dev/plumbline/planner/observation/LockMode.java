package dev.plumbline.planner.observation;

import java.util.Locale;

/** The modes in which a table is locked, weakest first, and what each blocks meanwhile. */
public enum LockMode {
    ACCESS_SHARE("AccessShareLock", "only what needs the table to itself"),
    ROW_SHARE("RowShareLock", "only what needs the table, or all its rows, to itself"),
    ROW_EXCLUSIVE("RowExclusiveLock", "building indexes and most changes of the table"),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", "vacuum and other changes of the table; reads and writes go on"),
    SHARE("ShareLock", "every write; reads go on"),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", "every write; reads go on"),
    EXCLUSIVE("ExclusiveLock", "every write, and reads that lock rows; plain reads go on"),
    ACCESS_EXCLUSIVE("AccessExclusiveLock", "every read and every write");

    private final String server;
    private final String blocks;

    LockMode(String server, String blocks) {
        this.server = server;
        this.blocks = blocks;
    }

    /** By its name in pg_locks. */
    public static LockMode of(String server) {
        for (LockMode mode : values()) {
            if (mode.server.equals(server)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no lock of tables: " + server);
    }

    /** As SQL spells it, in lower case. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What others cannot do while it is held, in plain words. */
    public String blocks() {
        return blocks;
    }

    public boolean blocksWrites() {
        return compareTo(SHARE) >= 0;
    }

    public boolean blocksReads() {
        return this == ACCESS_EXCLUSIVE;
    }
}
