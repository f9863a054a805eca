package dev.plumbline.site.model;

import java.util.List;

/**
 * One migration.
 *
 * @param version empty for a repeatable one
 * @param purpose what the file's header says it is for; empty when it says nothing
 * @param state in the database that was read: applied when and by whom; empty when none was
 */
public record Step(
        String phase,
        String version,
        String script,
        String description,
        String purpose,
        String state,
        List<Change> changes,
        String source) {

    /** What happened to an object. */
    public record Change(Kind kind, String object) {}

    /** In which way. */
    public enum Kind {
        ADDED("+"),
        CHANGED("~"),
        REMOVED("−");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public Step {
        changes = List.copyOf(changes);
    }
}
