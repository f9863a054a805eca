package dev.plumbline.cli.verb.migrate;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.PackOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.migrate.history.HistoryEntry;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline current}. */
@Command(
        name = "current",
        description = "Shows which version a database is at, for each phase, and how many migrations are pending.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "plumbline current vehicles",
            "plumbline current ./db --url postgresql://me@localhost/shop --format json"
        },
        sortOptions = false)
public final class CurrentCommand implements Callable<Integer> {
    @Mixin
    private PackOptions pack = new PackOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Pack chosen = pack.find();
        var database = connection.of(chosen, output);
        List<HistoryEntry> history =
                connection.reading(database, output, () -> new Migrator(database, chosen).history());
        var table = new Table("phase", "version", "description", "pending");
        var json = new LinkedHashMap<String, Map<String, Object>>();
        for (Phase phase : chosen.phases()) {
            List<HistoryEntry> own =
                    history.stream().filter(entry -> entry.phase() == phase).toList();
            HistoryEntry last = own.stream()
                    .filter(entry -> !entry.version().isEmpty() && entry.state().equals("applied"))
                    .reduce((first, second) -> second)
                    .orElse(null);
            long pending = own.stream()
                    .filter(entry -> List.of("pending", "outdated", "failed").contains(entry.state()))
                    .count();
            String version = last == null ? "none" : last.version();
            table.row(phase.word(), version, last == null ? "" : last.description(), Long.toString(pending));
            json.put(phase.word(), Map.of("version", version, "pending", pending));
        }
        if (output.json()) {
            output.printJson(json);
        } else {
            table.print(output.out());
        }
        return 0;
    }
}
