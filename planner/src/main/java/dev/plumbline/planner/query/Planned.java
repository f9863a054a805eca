package dev.plumbline.planner.query;

/** What came of planning a statement. */
sealed interface Planned {

    record Explained(PlanNode root) implements Planned {}

    /** @param reason in the server's words or ours */
    record Refused(String reason) implements Planned {}
}
