package dev.plumbline.cli;

import dev.plumbline.schema.SchemaException;
import dev.plumbline.schema.catalog.CatalogScope;
import dev.plumbline.schema.server.Database;
import dev.plumbline.verifier.snapshot.Snapshot;
import dev.plumbline.verifier.snapshot.SnapshotFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plumbline snapshot}. */
@Command(
        name = "snapshot",
        description =
                "Records a database, structure and checksums of all rows, so that 'verify --against FILE' finds any"
                        + " later difference. Reads only.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class SnapshotCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where to write it; zipped when the name ends in .gz.")
    private Path out = Path.of("");

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description =
                    "Only this schema; may be repeated. Default: all, and what belongs to the database as a whole.")
    private List<String> schemas = new ArrayList<>();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Database database = connection.any(output);
        CatalogScope scope =
                schemas.isEmpty() ? CatalogScope.everything() : CatalogScope.of(schemas.toArray(String[]::new));
        Snapshot snapshot = take(database, scope);
        SnapshotFile.write(snapshot, out);
        snapshot.unread().forEach((name, reason) -> output.tell("not read: " + name + ": " + reason));
        if (output.json()) {
            output.printJson(json(snapshot));
        } else {
            output.out().println(snapshot.summary());
            output.out().println("written to " + out);
        }
        return 0;
    }

    private Snapshot take(Database database, CatalogScope scope) {
        try (Connection opened = database.connect()) {
            return Snapshot.take(opened, scope, table -> {});
        } catch (SQLException e) {
            throw new SchemaException(
                    SchemaException.Kind.UNAVAILABLE, "cannot record " + database + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Object> json(Snapshot snapshot) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", out.toString());
        json.put("database", snapshot.database());
        json.put("taken", snapshot.taken().toString());
        json.put("objects", snapshot.catalog().objects().size());
        json.put("tables", snapshot.tables().size());
        json.put("rows", snapshot.rows());
        json.put("sequences", snapshot.sequences().size());
        json.put("not_read", snapshot.unread());
        json.put("fingerprint", snapshot.catalog().fingerprint());
        return json;
    }
}
