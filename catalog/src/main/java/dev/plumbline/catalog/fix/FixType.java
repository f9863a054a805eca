package dev.plumbline.catalog.fix;

import static dev.plumbline.catalog.ddl.CommonProperties.take;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import dev.plumbline.catalog.ddl.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Alters enums, domains and composite types as far as the server can. */
final class FixType {

    private FixType() {}

    /** Labels can be added and renamed, never removed. */
    static void labels(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        PropertyDifference change = open.get("labels");
        if (change == null) {
            return;
        }
        List<String> wanted = SqlText.items(Objects.requireNonNullElse(change.expected(), ""));
        List<String> found = SqlText.items(Objects.requireNonNullElse(change.actual(), ""));
        List<String> made = new ArrayList<>();
        if (wanted.size() == found.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).equals(found.get(i))) {
                    made.add(SqlText.alter(expected) + " rename value " + found.get(i) + " to " + wanted.get(i));
                }
            }
            if (made.size() > 1) {
                return;
            }
        } else if (inOrder(wanted, found)) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!found.contains(wanted.get(i))) {
                    made.add(SqlText.alter(expected) + " add value " + wanted.get(i)
                            + (i == 0 ? " before " + found.get(0) : " after " + wanted.get(i - 1)));
                }
            }
        } else {
            return;
        }
        open.remove("labels");
        statements.addAll(made);
    }

    /** Whether all present labels are expected too, in the same order. */
    private static boolean inOrder(List<String> wanted, List<String> found) {
        List<String> kept = new ArrayList<>(wanted);
        kept.retainAll(new HashSet<>(found));
        return kept.equals(found) && !found.isEmpty();
    }

    static void domain(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        take(open, "default")
                .ifPresent(change -> statements.add(SqlText.alter(expected)
                        + (change.expected() == null ? " drop default" : " set default " + change.expected())));
        take(open, "not null")
                .ifPresent(change -> statements.add(
                        SqlText.alter(expected) + (change.expected() == null ? " drop not null" : " set not null")));
    }

    /** Attributes at the end can be added and dropped, and any attribute's type changed. */
    static void attributes(CatalogObject expected, Map<String, PropertyDifference> open, List<String> statements) {
        PropertyDifference change = open.get("attributes");
        if (change == null) {
            return;
        }
        List<String> wanted = SqlText.items(Objects.requireNonNullElse(change.expected(), ""));
        List<String> found = SqlText.items(Objects.requireNonNullElse(change.actual(), ""));
        List<String> made = new ArrayList<>();
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            if (i >= wanted.size()) {
                made.add(SqlText.alter(expected) + " drop attribute " + name(found.get(i)));
            } else if (i >= found.size()) {
                made.add(SqlText.alter(expected) + " add attribute " + wanted.get(i));
            } else if (!wanted.get(i).equals(found.get(i))) {
                String newName = name(wanted.get(i));
                String oldName = name(found.get(i));
                if (!newName.equals(oldName)) {
                    boolean onlyName = wanted.get(i)
                            .substring(newName.length())
                            .equals(found.get(i).substring(oldName.length()));
                    if (!onlyName || wanted.size() != found.size()) {
                        return;
                    }
                    made.add(SqlText.alter(expected) + " rename attribute " + oldName + " to " + newName);
                    continue;
                }
                made.add(SqlText.alter(expected) + " alter attribute " + name(wanted.get(i)) + " set data type "
                        + wanted.get(i).substring(name(wanted.get(i)).length() + 1));
            }
        }
        open.remove("attributes");
        statements.addAll(made);
    }

    private static String name(String attribute) {
        int end = attribute.startsWith("\"") ? attribute.indexOf("\" ") + 1 : attribute.indexOf(' ');
        return attribute.substring(0, end);
    }
}
