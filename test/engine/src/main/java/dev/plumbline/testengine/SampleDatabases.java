package dev.plumbline.testengine;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Throw-away databases that hold a pack and its sample: built once for each process, copied from then on. */
public final class SampleDatabases {

    private SampleDatabases() {}

    /** The holder closes it, which drops the database. */
    public static ThrowAwayDatabase of(Pack pack) {
        return ThrowAwayDatabase.copyOf("sample of pack " + pack.fingerprint(), database -> fill(database, pack));
    }

    /** Rows come between the phases, as {@code up} brings them: some indexes are made of the rows there are, and never again. */
    private static void fill(Database database, Pack pack) {
        if (DataSets.find(pack.name()).isEmpty() || Packs.isNamesake(pack)) {
            new Migrator(database, pack).migrate();
            return;
        }
        migrate(database, pack, Phase.SCHEMA);
        try (Connection connection = database.connectForUser()) {
            Seeder.seed(connection, pack.name());
        } catch (SQLException e) {
            throw new IllegalStateException("the sample of pack " + pack.name() + " cannot be loaded", e);
        }
        if (pack.phases().contains(Phase.OPTIMIZE)) {
            migrate(database, pack, Phase.OPTIMIZE);
        }
    }

    private static void migrate(Database database, Pack pack, Phase phase) {
        new Migrator(database, pack, MigrateOptions.DEFAULT.withPhases(Set.of(phase))).migrate();
    }
}
