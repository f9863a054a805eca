package dev.plumbline.loader;

import dev.plumbline.database.Database;
import java.nio.file.Path;
import java.util.TreeMap;

/** A load in a process of its own, to be killed. Arguments: hosts, database, user, password, table, kind, file, perhaps a file for rejects. */
final class LoadChild {

    private LoadChild() {}

    public static void main(String[] args) {
        var properties = new TreeMap<String, String>();
        properties.put("user", args[2]);
        if (!args[3].isEmpty()) {
            properties.put("password", args[3]);
        }
        var load = Loader.of(new Database(args[0], args[1], properties)).into(args[4]);
        Faults.configure(load, args[5]).files(Path.of(args[6]));
        if (args.length > 7) {
            load.rejects(Path.of(args[7]));
        }
        System.out.println("started");
        System.out.flush();
        load.run();
        System.out.println("done");
    }
}
