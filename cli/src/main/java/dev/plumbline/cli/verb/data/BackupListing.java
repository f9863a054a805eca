package dev.plumbline.cli.verb.data;

import dev.plumbline.cli.output.OutputOptions;
import dev.plumbline.cli.output.Table;
import dev.plumbline.operate.backup.Contents;
import dev.plumbline.operate.backup.file.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Lists the contents of a backup file. */
final class BackupListing {
    private final OutputOptions output;

    BackupListing(OutputOptions output) {
        this.output = output;
    }

    void print(Contents contents) {
        Manifest manifest = contents.manifest();
        if (output.json()) {
            output.printJson(json(contents));
            return;
        }
        var out = output.out();
        out.println(
                "database:   " + manifest.database() + (manifest.pack().isEmpty() ? "" : ", pack " + manifest.pack()));
        out.println("taken:      " + manifest.created());
        out.println("server:     PostgreSQL " + manifest.serverVersion() / 10000 + "."
                + manifest.serverVersion() % 10000 + ", " + manifest.encoding());
        out.println("schemas:    " + (manifest.scope().isEmpty() ? "all" : String.join(", ", manifest.scope())));
        out.println("structure:  described by " + manifest.structureSource());
        out.println("signature:  " + (contents.signed() ? "signed" : "none"));
        manifest.histories()
                .forEach(history -> out.println("history:    " + history.table() + " " + history.version()));
        manifest.notes().forEach(note -> out.println("note:       " + note));
        out.println();
        var tables = new Table("table", "rows", "bytes");
        manifest.tables()
                .forEach(one -> tables.row(
                        one.schema().isEmpty() ? one.name() : one.schema() + "." + one.name(),
                        String.format(Locale.ROOT, "%,d", one.rows()),
                        String.format(Locale.ROOT, "%,d", one.bytes())));
        tables.print(out);
        out.println();
        var objects = new Table("kind", "object", "owner");
        contents.objects().forEach(one -> objects.row(one.kind(), printable(one.name()), printable(one.owner())));
        objects.print(out);
    }

    /** Names come from the file and are printed on a terminal. */
    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static Object json(Contents contents) {
        Manifest manifest = contents.manifest();
        var json = new LinkedHashMap<String, Object>();
        json.put("database", manifest.database());
        json.put("pack", manifest.pack());
        json.put("taken", manifest.created());
        json.put("server", manifest.server());
        json.put("server_version", manifest.serverVersion());
        json.put("encoding", manifest.encoding());
        json.put("schemas", manifest.scope());
        json.put("structure_source", manifest.structureSource());
        json.put("signed", contents.signed());
        json.put("histories", manifest.histories());
        json.put("notes", manifest.notes());
        json.put("tables", tables(manifest));
        json.put("objects", contents.objects());
        return json;
    }

    private static List<LinkedHashMap<String, Object>> tables(Manifest manifest) {
        return manifest.tables().stream()
                .map(one -> {
                    var table = new LinkedHashMap<String, Object>();
                    table.put("schema", one.schema());
                    table.put("name", one.name());
                    table.put("rows", one.rows());
                    table.put("bytes", one.bytes());
                    return table;
                })
                .toList();
    }
}
