package dev.plumbline.packs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.operate.rehearse.Rehearsal;
import dev.plumbline.operate.rehearse.RehearsalCopy;
import dev.plumbline.operate.rehearse.RehearsedStep;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The live change, rehearsed on rows of before: a file refuses them until the backfill that the pack declares has been done. */
class RehearsedChangeIT {
    private static final Pack PACK = Packs.find("catalog");

    @Test
    void theDeclaredBackfillIsDoneBetweenItsTwoFiles() throws Exception {
        try (var real = ThrowAwayDatabase.create();
                var copy = RehearsalCopy.confined(real.database());
                Connection connection = real.database().connectForUser()) {
            var before = MigrateOptions.DEFAULT.withPhases(Set.of(Phase.SCHEMA)).withTarget("0003");
            new Migrator(real.database(), PACK, before).migrate();
            Seeder.seed(connection, DataSets.get("catalog").variant("before"));
            var told = new ArrayList<String>();

            List<RehearsedStep> steps = new Rehearsal(
                            real.database(), copy, PACK, OptionalInt.empty(), migrated -> List.of(), told::add)
                    .run();

            assertThat(steps).flatExtracting(RehearsedStep::findings).isEmpty();
            assertThat(steps)
                    .extracting(RehearsedStep::name)
                    .endsWith("undo", "compare with before", "migrate again", "compare with first");
            assertThat(told)
                    .filteredOn(line -> line.startsWith("backfill of products after version 0007: "))
                    .as("on the way there, and again")
                    .hasSize(2);
        }
    }
}
