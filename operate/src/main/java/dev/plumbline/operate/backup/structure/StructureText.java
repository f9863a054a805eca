package dev.plumbline.operate.backup.structure;

import dev.plumbline.catalog.structure.StatementOwner;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.operate.backup.file.Digests;
import dev.plumbline.operate.backup.source.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statements as a script that psql can run, split again at marks that no statement contains. */
public final class StructureText {
    private static final String MARK = "-- plumbline";

    private StructureText() {}

    public static String write(List<StructureStatement> steps) {
        String mark = mark(steps);
        return steps.stream()
                .map(step -> mark + step.name().replaceAll("\\R", " ") + "\n" + step.sql() + ";\n\n")
                .collect(Collectors.joining());
    }

    private static String mark(List<StructureStatement> steps) {
        var mark = new StringBuilder(MARK);
        while (steps.stream().anyMatch(step -> step.sql().contains(mark))) {
            mark.append('#');
        }
        return mark.append(": ").toString();
    }

    public static List<StructureStatement> read(String script) {
        var statements = new ArrayList<StructureStatement>();
        if (script.isBlank()) {
            return statements;
        }
        String mark = script.substring(0, Math.max(0, script.indexOf(": ")) + 2);
        for (String part : script.split("(?m)^" + Pattern.quote(mark), -1)) {
            int line = part.indexOf('\n');
            String sql = line < 0 ? "" : part.substring(line + 1).strip();
            if (!sql.isEmpty()) {
                statements.add(new StructureStatement(
                        0, part.substring(0, line), sql.substring(0, sql.length() - 1), StatementOwner.NONE));
            }
        }
        return statements;
    }

    /** What two databases of equal structure have in common. */
    public static String fingerprint(Inventory inventory) {
        return Digests.of(
                inventory.structure().beyond().isEmpty()
                        ? write(inventory.structure().statements())
                        : worded(inventory));
    }

    /** Statements that pg_dump wrote have no order of their own, and the catalogue says more than they do. */
    public static String worded(Inventory inventory) {
        return inventory.structure().statements().stream()
                        .map(StructureStatement::sql)
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "\n" + inventory.catalogue();
    }
}
