package dev.plumbline.planner.consumer;

/**
 * Somebody whose classes use the database.
 *
 * @param version empty when not stated
 */
public record Service(String name, String version) {

    @Override
    public String toString() {
        return version.isEmpty() ? name : name + " " + version;
    }
}
