package dev.plumbline.loader.target;

/**
 * A rewrite rule of a table that is switched on: it has a statement do something else, or more. COPY passes rules over.
 *
 * @param always whether it also holds for what replication brings
 */
public record TableRule(String name, Event event, boolean always) {

    /** The statements that follow it. */
    public enum Event {
        UPDATE,
        INSERT,
        DELETE
    }

    /** Switches it off. */
    public String disableSql(TargetTable target) {
        return "alter table " + target.sql() + " disable rule " + Name.quote(name);
    }

    /** Switches it on as it was. */
    public String enableSql(TargetTable target) {
        return "alter table " + target.sql() + " enable " + (always ? "always " : "") + "rule " + Name.quote(name);
    }
}
