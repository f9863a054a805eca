package dev.plumbline.schema.migrate;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.server.ThrowAwayDatabase;

/** Throw-away databases that hold what a pack's migrations build. */
public final class PackDatabases {

    private PackDatabases() {}

    /** A database of its own with all phases applied: migrated once for each process, copied from then on. */
    public static ThrowAwayDatabase migrated(Pack pack) {
        return ThrowAwayDatabase.copyOf(
                "pack " + pack.fingerprint(), database -> new Migrator(database, pack).migrate());
    }
}
