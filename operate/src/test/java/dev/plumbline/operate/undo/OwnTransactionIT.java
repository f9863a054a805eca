package dev.plumbline.operate.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An undo file that commits would commit its own trial. */
class OwnTransactionIT {
    @TempDir
    private Path folder;

    @Test
    void anUndoFileThatCommitsIsRefusedBeforeItRuns() throws Exception {
        Files.writeString(folder.resolve("V1__item.sql"), "create table item as select 1 as id;");
        Files.writeString(folder.resolve("U1__item.sql"), "-- back\nbegin;\ndrop table item;\ncommit;");
        Pack pack = Packs.find(folder.toString());
        try (ThrowAwayDatabase holder = ThrowAwayDatabase.create()) {
            StepRecorder.migrator(holder.database(), pack, MigrateOptions.DEFAULT)
                    .migrate();
            var undo = new Undo(holder.database(), pack, UndoOptions.oneStep());

            assertThatThrownBy(() -> undo.losses(undo.plan()))
                    .isInstanceOf(UndoException.class)
                    .hasMessage(
                            "U1__item.sql:2: 'begin' ends or starts a transaction of its own: take it out, every undo"
                                    + " file runs in one (nothing was undone)");

            try (Connection connection = holder.database().connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from public.item")) {
                row.next();
                assertThat(row.getInt(1)).isOne();
            }
        }
    }
}
