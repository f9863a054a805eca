package dev.plumbline.loader.target;

/**
 * A rewrite rule of a table that is enabled: a statement then does something else, or more. COPY ignores rules.
 *
 * @param always whether it also applies to replicated rows
 */
public record TableRule(String name, Event event, boolean always) {

    /** The statements that trigger it. */
    public enum Event {
        UPDATE,
        INSERT,
        DELETE
    }

    /** Disables it. */
    public String disableSql(TargetTable target) {
        return "alter table " + target.sql() + " disable rule " + Name.quote(name);
    }

    /** Enables it as it was. */
    public String enableSql(TargetTable target) {
        return "alter table " + target.sql() + " enable " + (always ? "always " : "") + "rule " + Name.quote(name);
    }
}
