package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.option.ConnectionOptions;
import dev.plumbline.cli.option.LockOptions;
import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.data.Seeder;
import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumbline seed}. */
@Command(
        name = "seed",
        description = "Fills the empty tables of a pack with its sample data, all of it or nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"plumbline seed vehicles", "plumbline seed vehicles --url postgresql://me@localhost/cars"},
        sortOptions = false)
public final class SeedCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", description = "Name of a pack that brings sample data.")
    private String pack = "";

    @Mixin
    private LockOptions locking = new LockOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Pack chosen = Packs.find(pack);
        Database database = connection.of(chosen, output);
        List<Seeder.Seeded> seeded;
        try (var lock = locking.take(database, "seed " + chosen.name(), output);
                Connection open = database.connectForUser()) {
            seeded = Seeder.seed(open, chosen.name());
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, database + ": " + e.getMessage(), e);
        }
        if (output.json()) {
            output.printJson(seeded.stream()
                    .map(table -> Map.of("table", table.table(), "rows", table.rows()))
                    .toList());
            return 0;
        }
        var table = new Table("table", "rows");
        seeded.forEach(one -> table.row(one.table(), Long.toString(one.rows())));
        table.print(output.out());
        return 0;
    }
}
