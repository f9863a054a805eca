package dev.plumbline.planner.observation;

import dev.plumbline.schema.script.SqlScript;

/**
 * A file to be run.
 *
 * @param name what the history knows it by
 * @param text its placeholders filled in
 * @param inTransaction false when no transaction may hold it, or when its settings say so
 */
public record Script(String name, String text, boolean inTransaction) {

    public SqlScript sql() {
        return SqlScript.of(text);
    }
}
