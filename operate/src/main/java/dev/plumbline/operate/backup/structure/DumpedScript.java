package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.RoleStatement;
import dev.plumbline.catalog.structure.StatementOwner;
import dev.plumbline.catalog.structure.StatementOwners;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.schema.script.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The output of pg_dump, split into statements by PostgreSQL's lexical rules, each with its owner. */
public final class DumpedScript {
    private static final int SHOWN = 100;

    private DumpedScript() {}

    public static StoredStructure structure(String beforeRows, String afterRows, List<RoleStatement> roles) {
        List<StructureStatement> before = StatementOwners.fold(statements(beforeRows));
        List<StructureStatement> all = new ArrayList<>(before);
        all.addAll(StatementOwners.fold(statements(afterRows)));
        List<StructureStatement> owned = StatementOwners.complete(all);
        return new StoredStructure(
                owned.subList(0, before.size()), owned.subList(before.size(), owned.size()), roles, true);
    }

    public static List<StructureStatement> statements(String script) {
        char stand = standIn(script);
        // Line ends within literals must stay; splitting would normalize them.
        String protectedText = script.replace('\r', stand);
        return SqlScript.of(protectedText).statements().stream()
                .map(statement -> statement.text().replace(stand, '\r'))
                .map(sql -> new StructureStatement(0, name(sql), sql, StatementOwner.NONE))
                .toList();
    }

    private static char standIn(String script) {
        return (char) IntStream.rangeClosed(0xE000, 0xF8FF)
                .filter(c -> script.indexOf(c) < 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every private character is in use"));
    }

    private static String name(String sql) {
        String line = sql.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(SHOWN, line.length()));
    }
}
