package dev.plumbline.schema.contract;

import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;

/**
 * A step of this module's build: records beside every pack that ships what its migrations build, so that a database can be held
 * against it without a second server. Does nothing, and starts nothing, for a pack whose record is of these very migrations.
 */
public final class RecordContracts {

    private RecordContracts() {}

    /** @param args the folder that holds the packs' folders */
    public static void main(String[] args) {
        for (String name : Packs.names()) {
            Pack pack = Packs.find(name);
            if (Contract.isRecorded(pack)) {
                System.err.println("plumbline: contract of " + name + ": unchanged");
            } else {
                Contract.record(pack, Path.of(args[0]).resolve(name).resolve(Contract.FILE));
                System.err.println("plumbline: contract of " + name + ": recorded");
            }
        }
    }
}
