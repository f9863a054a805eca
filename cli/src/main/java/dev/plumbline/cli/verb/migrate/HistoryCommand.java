package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.option.PhaseOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.pack.Pack;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline history}. */
@Command(
        name = "history",
        description = "Lists applied, pending and undone migrations: phase, who, when and how long.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline history vehicles", "plumbline history ./db --phase schema --format json"},
        sortOptions = false)
public final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Mixin
    private PackOptions pack = new PackOptions();

    @Mixin
    private PhaseOptions phase = new PhaseOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Pack chosen = pack.find();
        var database = connection.of(chosen, output);
        List<HistoryEntry> entries = connection.reading(
                database,
                output,
                () -> new Migrator(database, chosen, MigrateOptions.DEFAULT.withPhases(phase.phases())).history());
        if (output.json()) {
            output.printJson(entries.stream().map(HistoryCommand::json).toList());
            return 0;
        }
        var table = new Table("phase", "version", "description", "state", "installed on", "by", "ms");
        for (HistoryEntry entry : entries) {
            table.row(
                    entry.phase().word(),
                    entry.version(),
                    entry.description(),
                    entry.state(),
                    entry.installedOn().map(TIME::format).orElse(""),
                    entry.installedBy(),
                    entry.milliseconds().map(Object::toString).orElse(""));
        }
        table.print(output.out());
        return 0;
    }

    private static Map<String, Object> json(HistoryEntry entry) {
        var json = new LinkedHashMap<String, Object>();
        json.put("phase", entry.phase().word());
        json.put("version", entry.version());
        json.put("description", entry.description());
        json.put("script", entry.script());
        json.put("state", entry.state());
        entry.installedOn().ifPresent(time -> json.put("installed_on", time.toString()));
        if (!entry.installedBy().isEmpty()) {
            json.put("installed_by", entry.installedBy());
        }
        entry.milliseconds().ifPresent(time -> json.put("milliseconds", time));
        return json;
    }
}
