package dev.plumbline.operate.baseline;

import dev.plumbline.catalog.structure.StructureStatement;
import java.util.List;

/** The text of a baseline's files. */
final class MigrationText {
    private static final List<String> PARTS = List.of(
            "Schemas, types, functions, tables and views",
            "How they hang together",
            "Keys and indexes",
            "Marks of tables and indexes",
            "Foreign keys and checks that are not validated",
            "Rules, policies and triggers",
            "Publications, and views that are filled",
            "Comments",
            "Triggers on events");

    private MigrationText() {}

    static String baseline(String database, BaselineContents description) {
        var text = new StringBuilder("-- Purpose: what database " + oneLine(database) + " consisted of, as PostgreSQL "
                + description.major() + " described it\n"
                + "-- Locks: none\n-- Rewrites: none\n-- Blocks: nothing\n"
                + "-- Undo: U0001__baseline.sql drops all of it\n-- Transaction: yes\n\n"
                + "set local check_function_bodies = off;\n");
        int phase = 0;
        for (StructureStatement step : description.statements()) {
            if (step.phase() != phase) {
                phase = step.phase();
                text.append("\n-- ").append(PARTS.get(phase - 1)).append("\n\n");
            }
            text.append(statement(step.sql())).append(";\n");
        }
        return text.toString();
    }

    /** A server with another version of an extension uses its own. */
    static String statement(String sql) {
        return sql.startsWith("create extension ") ? sql.replaceFirst(" version '[^']*'", "") : sql;
    }

    static String undo(List<String> drops) {
        return "-- Purpose: drop everything that V0001__baseline.sql makes, in an order that was tried\n\n"
                + (drops.isEmpty() ? "select 1;\n" : String.join(";\n", drops) + ";\n");
    }

    static String grants(List<String> grants) {
        return grants.isEmpty() ? "" : "\n-- Privileges; the roles must exist\n\n" + String.join(";\n", grants) + ";\n";
    }

    static String packYaml(String name, String title, BaselineContents description) {
        var text =
                new StringBuilder("# What it may hold: pack.yaml.schema.json of plumbline, which editors complete.\n");
        text.append("name: ").append(name).append('\n');
        text.append("title: ").append(quoted(title)).append('\n');
        text.append("postgresql: [").append(description.major()).append("]\n");
        if (!description.extensions().isEmpty()) {
            text.append("extensions:\n");
            description
                    .extensions()
                    .forEach(one -> text.append("  - ")
                            .append(quoted(one.replace("\"", "")))
                            .append('\n'));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + oneLine(text).replace("'", "''") + "'";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
