package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.catalog.structure.StatementOwner;
import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.BackupWriter;
import dev.plumbline.operate.backup.file.Json;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The structure as it is stored in a backup: two scripts, the owner of what each of their statements creates, owners and privileges once
 * more as a list, and the catalogue of the restored database to compare with where pg_dump wrote the scripts.
 *
 * @param ownersKnown false in a file from before owners were stored with each statement
 */
public record StoredStructure(
        List<StructureStatement> before,
        List<StructureStatement> after,
        List<RoleStatement> roles,
        boolean ownersKnown) {
    private static final String BEFORE = "structure/before-rows.sql";
    private static final String AFTER = "structure/after-rows.sql";
    private static final String WORDED = "structure/worded.txt";
    private static final String ROLES = "structure/roles.json";
    private static final String OWNERS = "structure/owners.json";

    public StoredStructure {
        before = List.copyOf(before);
        after = List.copyOf(after);
        roles = List.copyOf(roles);
    }

    /** The catalogue's own description, or pg_dump's in its place. */
    public static StoredStructure of(Structure structure) {
        return new StoredStructure(
                structure.statements().stream()
                        .filter(StructureStatement::beforeRows)
                        .toList(),
                structure.statements().stream()
                        .filter(step -> !step.beforeRows())
                        .toList(),
                structure.roles(),
                true);
    }

    public void write(BackupWriter writer) throws IOException {
        add(writer, BEFORE, StructureText.write(before));
        add(writer, AFTER, StructureText.write(after));
        var owners = new ArrayList<StatementOwner>();
        before.forEach(step -> owners.add(step.owner()));
        after.forEach(step -> owners.add(step.owner()));
        writer.add(OWNERS, -1, Json.MAPPER.writeValueAsBytes(owners));
        writer.add(ROLES, -1, Json.MAPPER.writeValueAsBytes(roles));
    }

    public static void writeWorded(BackupWriter writer, Inventory inventory) throws IOException {
        add(writer, WORDED, StructureText.worded(inventory));
    }

    private static void add(BackupWriter writer, String name, String text) throws IOException {
        writer.add(name, -1, text.getBytes(StandardCharsets.UTF_8));
    }

    public static StoredStructure read(BackupFile file) {
        try {
            boolean known = file.has(OWNERS);
            StatementOwner[] owners =
                    known ? Json.MAPPER.readValue(file.member(OWNERS), StatementOwner[].class) : new StatementOwner[0];
            List<StructureStatement> before = script(file, BEFORE, known);
            List<StructureStatement> after = script(file, AFTER, known);
            if (known && owners.length != before.size() + after.size()) {
                throw new BackupException(
                        Kind.FINDING,
                        file.path() + ": damaged: " + owners.length + " owners for " + (before.size() + after.size())
                                + " statements (use another copy of the backup)");
            }
            return new StoredStructure(
                    owned(before, owners, 0),
                    owned(after, owners, before.size()),
                    List.of(Json.MAPPER.readValue(file.member(ROLES), RoleStatement[].class)),
                    known);
        } catch (IOException | NullPointerException e) {
            throw new BackupException(
                    Kind.FINDING, file.path() + ": damaged: its owners cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<StructureStatement> owned(List<StructureStatement> steps, StatementOwner[] owners, int offset) {
        var owned = new ArrayList<StructureStatement>();
        for (int i = 0; i < steps.size(); i++) {
            owned.add(owners.length == 0 ? steps.get(i) : steps.get(i).ownedBy(owners[offset + i]));
        }
        return owned;
    }

    /** Older files hold pg_dump's output in one piece. */
    private static List<StructureStatement> script(BackupFile file, String member, boolean marked) {
        String text = new String(file.member(member), StandardCharsets.UTF_8);
        return marked || file.manifest().structureSource().equals("catalogue")
                ? StructureText.read(text)
                : List.of(new StructureStatement(0, member, text, StatementOwner.NONE));
    }

    /** What the restored structure must give again, line by line; where pg_dump described it, that is not the script that is run. */
    public List<String> worded(BackupFile file) {
        if (!file.manifest().structureSource().equals("catalogue")) {
            return new String(file.member(WORDED), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        var all = new ArrayList<String>();
        before.forEach(step -> all.add(step.sql()));
        after.forEach(step -> all.add(step.sql()));
        return all;
    }
}
