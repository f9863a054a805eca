package dev.plumbline.operate.backup;

import dev.plumbline.catalog.structure.StatementOwner;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.structure.DumpedScript;
import dev.plumbline.operate.backup.structure.StoredStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backup file contains, read without a server.
 *
 * @param objects what its statements create, in order
 */
public record Contents(Manifest manifest, boolean signed, List<StoredObject> objects) {
    private static final String NAME = "(?:\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[\\w$]+)";
    private static final Pattern CREATE = Pattern.compile(
            "create (?:or replace |unlogged |unique |constraint |trusted |default |procedural )*"
                    + "(materialized view|event trigger|foreign table|foreign data wrapper|text search [a-z]+|"
                    + "operator class|operator family|access method|user mapping|[a-z]+) "
                    + "(?:if not exists )?(" + NAME + "(?:\\." + NAME + ")?)?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONSTRAINT = Pattern.compile(
            "alter (?:table|domain) (?:only )?(" + NAME + "(?:\\." + NAME + ")?) add constraint (" + NAME + ").*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int HEAD = 400;

    public Contents {
        objects = List.copyOf(objects);
    }

    /**
     * An object.
     *
     * @param owner empty where it follows another object, or the file does not say
     */
    public record StoredObject(String kind, String name, String owner) {}

    public static Contents of(BackupFile file) {
        StoredStructure structure = StoredStructure.read(file);
        var made = new ArrayList<StoredObject>();
        for (List<StructureStatement> script : List.of(structure.before(), structure.after())) {
            for (StructureStatement step : script) {
                List<StructureStatement> parts =
                        structure.ownersKnown() ? List.of(step) : DumpedScript.statements(step.sql() + ";");
                parts.forEach(part -> add(made, part, step.owner()));
            }
        }
        return new Contents(file.manifest(), file.signed(), made);
    }

    private static void add(List<StoredObject> made, StructureStatement step, StatementOwner owner) {
        String head =
                step.sql().substring(0, Math.min(HEAD, step.sql().length())).replaceAll("\\s+", " ");
        Matcher create = CREATE.matcher(head);
        Matcher constraint = CONSTRAINT.matcher(head);
        if (create.matches()) {
            String name =
                    create.group(2) == null || create.group(2).equalsIgnoreCase("on") ? step.name() : create.group(2);
            made.add(new StoredObject(create.group(1).toLowerCase(Locale.ROOT), name, owner.role()));
        } else if (constraint.matches()) {
            made.add(new StoredObject("constraint", constraint.group(2) + " on " + constraint.group(1), ""));
        }
    }
}
