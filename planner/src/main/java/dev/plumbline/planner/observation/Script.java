package dev.plumbline.planner.observation;

import dev.plumbline.schema.script.SqlScript;

/**
 * A file to be run.
 *
 * @param name its name in the history
 * @param text its placeholders filled in
 * @param inTransaction false when it cannot run in a transaction, or when its settings say so
 */
public record Script(String name, String text, boolean inTransaction) {

    public SqlScript sql() {
        return SqlScript.of(text);
    }
}
