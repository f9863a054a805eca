package dev.plumbline.planner.query;

/** The result of planning a statement. */
sealed interface Planned {

    record Explained(PlanNode root) implements Planned {}

    /** @param reason the server's message or ours */
    record Refused(String reason) implements Planned {}
}
