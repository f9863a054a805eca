package dev.plumbline.schema.migrate.preflight;

/**
 * Something that would go wrong, found before anything was executed.
 *
 * @param id the check that found it; {@code --allow} takes this word
 * @param where file and line, or what else it concerns
 * @param stops false for a remark that does not keep the migration from running
 */
public record Problem(String id, String where, String message, boolean stops) {

    static Problem error(String id, String where, String message) {
        return new Problem(id, where, message, true);
    }

    static Problem remark(String id, String where, String message) {
        return new Problem(id, where, message, false);
    }

    @Override
    public String toString() {
        return where + ": " + message + " [" + id + "]";
    }
}
