package dev.plumbline.cli.verb.read;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.SchemaOptions;
import dev.plumbline.cli.option.output.OverwriteFile;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.verifier.snapshot.RecordedRows;
import dev.plumbline.verifier.snapshot.Snapshot;
import dev.plumbline.verifier.snapshot.SnapshotFile;
import dev.plumbline.verifier.snapshot.StaleViews;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline snapshot}. */
@Command(
        name = "snapshot",
        description =
                "Records the structure of a database and checksums of all rows, so that 'verify --against FILE' finds any"
                        + " later difference. Read-only.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline snapshot --url postgresql://me@localhost/shop --out shop.json.gz",
            "plumbline snapshot --schema public -d vehicles --out -"
        },
        sortOptions = false)
public final class SnapshotCommand implements Callable<Integer> {

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "Where to write it; zipped when the name ends in .gz, - is standard output.")
    private Path out = Path.of("");

    @Mixin
    private OverwriteFile overwriting = new OverwriteFile();

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    @Option(
            names = "--rows",
            paramLabel = "none|keys|all",
            defaultValue = "none",
            description =
                    "Record rows, so that later differences are shown row by row: keys and changed columns, or with the"
                            + " values. For tables with a primary key (default: none).")
    private RecordedRows.Detail rows = RecordedRows.Detail.NONE;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Existing existing = overwriting.existing();
        ResultFile.check(out, existing);
        Database database = connection.any(output);
        CatalogScope scope = schemas.names().isEmpty()
                ? CatalogScope.withTheDatabaseItself()
                : CatalogScope.of(schemas.names().toArray(String[]::new));
        Snapshot snapshot = take(database, scope);
        refuseNothing(snapshot);
        SnapshotFile.write(snapshot, out, existing);
        snapshot.unread().forEach((name, reason) -> output.tell("not read: " + name + ": " + reason));
        tellUnrecorded(snapshot);
        if (ResultFile.isStandardOutput(out)) {
            output.tell(snapshot.summary());
        } else if (output.json()) {
            output.printJson(json(snapshot));
        } else {
            output.out().println(snapshot.summary());
            output.out().println("written to " + out);
        }
        return 0;
    }

    private Snapshot take(Database database, CatalogScope scope) {
        try (Connection opened = database.connectToRead()) {
            refuseUnknown(opened);
            Snapshot snapshot = Snapshot.take(opened, scope, rows, output::step);
            tellStaleViews(opened);
            return snapshot;
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE,
                    "cannot record " + database + ": "
                            + RecoveryConflict.worded(e).getMessage(),
                    e);
        }
    }

    private void tellUnrecorded(Snapshot snapshot) {
        if (rows != RecordedRows.Detail.NONE) {
            snapshot.tables().forEach((table, sum) -> {
                if (!snapshot.recorded().containsKey(table)) {
                    output.tell("rows not recorded: " + table
                            + (sum.rows() > RecordedRows.AT_MOST
                                    ? ": more than " + RecordedRows.AT_MOST
                                    : ": no primary key, or not readable row by row"));
                }
            });
        }
    }

    private static void refuseNothing(Snapshot snapshot) {
        if (snapshot.hasReadNothing()) {
            throw new PlumblineException(
                    PlumblineException.Kind.FINDING,
                    "this role may read none of the " + snapshot.unread().size() + " tables and sequences of "
                            + snapshot.database()
                            + ", nothing was recorded (grant it select on them, such as by the role"
                            + " pg_read_all_data, or connect as another): "
                            + String.join(", ", snapshot.unread().keySet()));
        }
    }

    /** A view is recorded with the rows it stores; other rows from its query would appear only at its next refresh. */
    private void tellStaleViews(Connection opened) throws SQLException {
        StaleViews views = ConsistentRead.asking(opened, () -> StaleViews.find(opened));
        for (StaleViews.View view : views.stale()) {
            output.tell("stale: materialized view " + view.name() + " holds " + view.held() + " rows, its query gives "
                    + view.given() + (view.held() == view.given() ? " others" : "") + " now; recorded as it is");
        }
        views.notCompared().forEach(line -> output.tell("not compared with its query: " + line));
    }

    /** A recording of a schema that does not exist would match anything. */
    private void refuseUnknown(Connection opened) throws SQLException {
        Set<String> there = new TreeSet<>();
        try (Statement statement = opened.createStatement();
                ResultSet row = statement.executeQuery(
                        "select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'")) {
            while (row.next()) {
                there.add(row.getString(1));
            }
        }
        for (String wanted : schemas.names()) {
            if (!there.contains(wanted)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--schema '" + wanted + "': no such schema in " + opened.getCatalog() + ", there are " + there);
            }
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
