package dev.plumbline.planner.consumer;

/**
 * A use of something that a migration changes.
 *
 * @param where class and method of the service; or the entry in {@code pack.yaml}
 * @param verb what is done there: reads, writes, calls, uses
 * @param file that causes the change; empty when that is not known
 */
public record BrokenUse(Service service, String where, String verb, ApiChange change, String file) {

    /** One sentence without the full stop. */
    public String sentence() {
        return "Service " + service + ": " + where + " " + verb + " " + change.name() + ", which " + change.words()
                + (file.isEmpty() ? "" : " by " + file)
                + (change.kind().breaksBinary() || change.kind().breaksSource() ? "" : " (its classes go on working)");
    }
}
