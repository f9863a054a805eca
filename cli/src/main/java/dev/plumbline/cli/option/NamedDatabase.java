package dev.plumbline.cli.option;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.database.Database;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The database of a verb that needs no pack: a pack may still be given, and names it. */
public final class NamedDatabase {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PACK",
            description = "Name of a pack or a folder of migrations; names the database.")
    private @Nullable String pack;

    /** Everything after {@code --}, whose first word would be taken for a pack where none is named. */
    public List<String> behind(List<String> arguments) {
        if (pack == null || !pack.startsWith("-")) {
            return arguments;
        }
        var all = new ArrayList<>(List.of(pack));
        all.addAll(arguments);
        pack = null;
        return all;
    }

    public Optional<Pack> pack() {
        return Optional.ofNullable(pack).map(Packs::find);
    }

    /** On the embedded server a pack's database is created when it is missing. */
    public Database open(ConnectionOptions connection, OutputOptions output) {
        return pack().map(named -> connection.of(named, output)).orElseGet(() -> connection.any(output));
    }

    /** The same for a verb that fills an empty database anyway: a pack's is created wherever it is. */
    public Database created(ConnectionOptions connection, OutputOptions output) {
        return pack().map(named -> connection.createdFor(named, output)).orElseGet(() -> connection.any(output));
    }
}
