package dev.plumbline.site.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a health check found.
 *
 * @param objects the names it is about, as the catalogue writes them
 * @param rows each a set of facts by name
 */
public record Remark(
        String check,
        String title,
        boolean severe,
        Set<String> objects,
        List<Map<String, String>> rows,
        List<String> fixes) {

    public Remark {
        objects = Set.copyOf(objects);
        rows = List.copyOf(rows);
        fixes = List.copyOf(fixes);
    }
}
