package dev.plumbline.packs.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.data.DataSets;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backfill.Backfill;
import dev.plumbline.operate.backfill.BackfillOptions;
import dev.plumbline.operate.undo.Undo;
import dev.plumbline.operate.undo.UndoOptions;
import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.schema.pack.Phase;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A required column arrives, and goes, while the table is written and read. */
class LiveChangeIT {
    private static final Pack PACK = Packs.find("catalog");
    private static final String HASH =
            "hash = product_hash(name, brand, category, description, price, original_price, available, stock)";
    /** Longer than a request of the migration may wait, with room for a slow machine, and shorter than others' requests may. */
    private static final int LONGEST_WAIT = 900;

    @Test
    void writersAndReadersGoOnWhileTheColumnArrivesAndGoes() throws Exception {
        try (var holder = ThrowAwayDatabase.create();
                Connection connection = holder.database().connectForUser()) {
            Database database = holder.database();
            migrate(database, "0003");
            Seeder.seed(connection, DataSets.get("catalog").variant("before"));
            List<String> known = Sql.rows(connection, "select id from products order by id");
            try (var traffic = new Traffic(database, LONGEST_WAIT)) {
                traffic.goOn();
                migrateBehindALongReader(database, traffic);
                traffic.goOn();
                migrate(database, "0007");
                traffic.goOn();
                assertThatThrownBy(() -> migrate(database, "0008")).hasMessageContaining("products have no hash yet");

                killedAndResumed(database, connection, traffic, known);

                migrate(database, "0010");
                traffic.knowingHash(true);
                migrate(database, "0011");
                traffic.goOn();
                assertThat(Sql.rows(connection, "select count(*) from products where hash <> " + HASH.substring(7)))
                        .containsExactly("0");

                var undo = new Undo(
                        database, PACK, UndoOptions.oneStep().to("0010").withBackup(true));
                undo.run(undo.plan());
                traffic.knowingHash(false);
                undo = new Undo(database, PACK, UndoOptions.oneStep().to("0003").withBackup(true));
                undo.run(undo.plan());
                traffic.goOn();
                assertThat(traffic.failures()).isEmpty();
            }
            assertThat(Sql.rows(connection, "select count(*) from pg_attribute where attname = 'hash'"))
                    .containsExactly("0");
            assertThat(Sql.rows(
                            connection,
                            "select count(*) from products where id in ('" + String.join("','", known) + "')"))
                    .containsExactly(String.valueOf(known.size()));
        }
    }

    /** Whoever comes behind a request that waits has to wait, too. The request gives up soon and comes again. */
    private static void migrateBehindALongReader(Database database, Traffic traffic) throws Exception {
        CompletableFuture<Void> migrated;
        try (Connection reader = database.connectForUser()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select from products limit 1");
            migrated = CompletableFuture.runAsync(() -> migrate(database, "0005"));
            assertThatThrownBy(() -> migrated.get(2500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            traffic.goOn();
            reader.rollback();
        }
        migrated.get(60, TimeUnit.SECONDS);
    }

    /** Without a condition, so that a row that is done twice would be changed twice; what changed is noted by a trigger. */
    private static void killedAndResumed(Database database, Connection connection, Traffic traffic, List<String> known)
            throws Exception {
        Sql.run(connection, "create table backfilled (id uuid, session int)");
        Sql.run(
                connection,
                "create function note_backfilled() returns trigger language plpgsql as $$ begin"
                        + " insert into backfilled values (new.id, pg_backend_pid()); return null; end $$");
        Sql.run(
                connection,
                "create trigger note_backfilled after update on products for each row"
                        + " execute function note_backfilled()");
        var first = CompletableFuture.supplyAsync(() -> backfill(database, 1, 10));
        List<String> pids = List.of();
        while (pids.isEmpty()) {
            assertThat(first).isNotDone();
            Thread.sleep(5);
            pids = Sql.rows(connection, "select session from backfilled group by session having count(*) > 30").stream()
                    .filter(pid -> !traffic.isOf(Integer.parseInt(pid)))
                    .toList();
        }
        Sql.run(connection, "select pg_terminate_backend(" + pids.get(0) + ")");
        assertThatThrownBy(first::get)
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("run the same command to continue");
        traffic.goOn();

        assertThat(backfill(database, 50, 0).resumed()).isTrue();

        var done = new ArrayList<String>();
        for (String row : Sql.rows(connection, "select session || ' ' || id from backfilled order by id")) {
            if (!traffic.isOf(Integer.parseInt(row.substring(0, row.indexOf(' '))))) {
                done.add(row.substring(row.indexOf(' ') + 1));
            }
        }
        assertThat(done).doesNotHaveDuplicates().containsAll(known);
        Sql.run(connection, "drop trigger note_backfilled on products");
        Sql.run(connection, "drop function note_backfilled");
        Sql.run(connection, "drop table backfilled");
    }

    private static Backfill.Result backfill(Database database, int batchTime, int pause) {
        var options = new BackfillOptions(
                "products",
                List.of(HASH),
                "",
                10,
                Duration.ofMillis(batchTime),
                Duration.ofSeconds(5),
                BackfillOptions.MAX_BLOCK,
                Duration.ofMillis(pause),
                false);
        return new Backfill(database, options, line -> {}).run();
    }

    private static void migrate(Database database, String target) {
        MigrateOptions options =
                MigrateOptions.DEFAULT.withPhases(Set.of(Phase.SCHEMA)).withTarget(target);
        StepRecorder.migrator(database, PACK, options).migrate();
    }
}
