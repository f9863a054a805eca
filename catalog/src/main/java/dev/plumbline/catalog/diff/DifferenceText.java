package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences for people: aligned lines of actual and expected; of long texts only the lines that differ. */
final class DifferenceText {

    private static final int NAMED_ALONGSIDE = 5;

    private DifferenceText() {}

    static String of(CatalogDifference difference) {
        var text = new StringBuilder(difference.title()).append('\n').append(body(difference));
        difference
                .fix()
                .statements()
                .forEach(statement -> text.append("    fix: ")
                        .append(statement.replace("\n", "\n          "))
                        .append('\n'));
        if (!difference.fix().caution().isEmpty()) {
            text.append("    note: ").append(difference.fix().caution()).append('\n');
        }
        return text.toString();
    }

    /** What differs and what goes with it, without the title and the fix. */
    static String body(CatalogDifference difference) {
        var text = new StringBuilder();
        for (PropertyDifference property : difference.properties()) {
            if (difference.properties().size() > 1) {
                text.append("    ").append(property.property()).append('\n');
            }
            append(text, property);
        }
        List<CatalogObject> alongside = difference.alongside();
        for (CatalogObject object : alongside.subList(0, Math.min(NAMED_ALONGSIDE, alongside.size()))) {
            text.append("    and with it ").append(object.key()).append('\n');
        }
        if (alongside.size() > NAMED_ALONGSIDE) {
            text.append("    and ").append(alongside.size() - NAMED_ALONGSIDE).append(" more\n");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, PropertyDifference property) {
        List<String> expected = lines(property.expected());
        List<String> actual = lines(property.actual());
        int same = 0;
        while (same < Math.min(expected.size(), actual.size())
                && expected.get(same).equals(actual.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(expected.size(), actual.size()) - same
                && expected.get(expected.size() - 1 - tail).equals(actual.get(actual.size() - 1 - tail))) {
            tail++;
        }
        String at = expected.size() > 1 || actual.size() > 1 ? " (line " + (same + 1) + ")" : "";
        append(text, "    actual" + at + ":   ", actual.subList(same, actual.size() - tail));
        append(text, "    expected" + at + ": ", expected.subList(same, expected.size() - tail));
    }

    private static void append(StringBuilder text, String label, List<String> lines) {
        if (lines.isEmpty()) {
            text.append(label).append("(nothing)\n");
        }
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? label : " ".repeat(label.length()))
                    .append(lines.get(i))
                    .append('\n');
        }
    }

    private static List<String> lines(@Nullable String value) {
        return value == null ? List.of("(not set)") : value.lines().toList();
    }
}
