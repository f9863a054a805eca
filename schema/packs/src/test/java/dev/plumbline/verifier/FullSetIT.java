package dev.plumbline.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.data.DataFormat;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.DataSets;
import dev.plumbline.data.Scale;
import dev.plumbline.database.Database;
import dev.plumbline.database.output.Ink;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.verifier.check.Verification;
import dev.plumbline.verifier.report.ReportFolder;
import dev.plumbline.verifier.report.TerminalReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The whole verifier over the whole vehicles data set: {@code mvn verify -Pfull}. */
@EnabledIfSystemProperty(
        named = "plumbline.full",
        matches = "true",
        disabledReason = "the full set takes a minute: mvn verify -Pfull")
class FullSetIT {

    @Test
    void everyPromiseOfTheFullSetIsKept(@TempDir Path folder) throws Exception {
        Pack pack = Packs.find("vehicles");
        DataManifest manifest = DataSets.get("vehicles").generate(Scale.FULL, DataFormat.CSV, folder);
        try (ThrowAwayDatabase holder = PackDatabases.migrated(pack)) {
            load(holder.database(), manifest, folder);
            Verification verification =
                    Verifier.of(holder.database(), pack, VerifyOptions.DEFAULT).run(line -> {});
            ReportFolder.write(Path.of("target", "plumbline-report", "vehicles-full"), verification, Existing.REPLACED);
            new TerminalReport(new PrintWriter(System.out), Ink.NONE, true).print(verification);
            assertThat(verification.findings()).isEmpty();
        }
    }

    private static void load(Database database, DataManifest manifest, Path folder) throws SQLException, IOException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            for (DataManifest.File file : manifest.files()) {
                Path csv = folder.resolve(file.name());
                String header;
                try (var lines = Files.lines(csv)) {
                    header = lines.findFirst().orElseThrow();
                }
                try (InputStream in = Files.newInputStream(csv)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy " + file.table() + " (" + header + ") from stdin (format csv, header)", in);
                }
                statement.execute("select setval(pg_get_serial_sequence('" + file.table() + "', 'id'), max(id)) from "
                        + file.table());
            }
            statement.execute("vacuum analyze");
        }
    }
}
