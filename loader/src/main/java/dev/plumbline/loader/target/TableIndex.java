package dev.plumbline.loader.target;

import java.util.List;

/**
 * An index that can be dropped and built again exactly as it was.
 *
 * @param drop the statement that drops it, or the constraint that owns it
 * @param build the statements that make it again with everything that was set on it
 * @param bytes its size now
 */
public record TableIndex(String name, String drop, List<String> build, boolean unique, long bytes) {

    public TableIndex {
        build = List.copyOf(build);
    }
}
