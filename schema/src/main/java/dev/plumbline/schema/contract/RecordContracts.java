package dev.plumbline.schema.contract;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;
import java.util.List;

/**
 * A step of this module's build: records beside every pack that ships what its migrations build, so that a database can be compared with
 * it without a second server. Does nothing, and starts nothing, for a pack whose record is up to date.
 */
public final class RecordContracts {

    private RecordContracts() {}

    /** @param args the folder that contains the packs' folders */
    public static void main(String[] args) {
        for (String name : Packs.names()) {
            Pack pack = Packs.find(name);
            if (Contract.isRecorded(pack) && BuiltCatalog.isRecorded(pack)) {
                System.err.println("plumbline: contract of " + name + ": unchanged");
            } else {
                List<String> lacking = PackDatabases.lacking(pack);
                if (!lacking.isEmpty()) {
                    throw new PlumblineException(
                            PlumblineException.Kind.UNAVAILABLE,
                            "contract of " + name + ": the server lacks extension " + String.join(", ", lacking)
                                    + ", and what is recorded in the pack's folder is of other migrations: take a server"
                                    + " that has it, and record it there (docs/packs/adding-a-pack.md)");
                }
                Path folder = Path.of(args[0]).resolve(name);
                Contract.record(pack, folder.resolve(Contract.FILE));
                BuiltCatalog.record(pack, folder.resolve(BuiltCatalog.FILE));
                System.err.println("plumbline: contract of " + name + ": recorded");
            }
        }
    }
}
