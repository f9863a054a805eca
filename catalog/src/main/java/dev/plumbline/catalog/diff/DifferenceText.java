package dev.plumbline.catalog.diff;

import dev.plumbline.catalog.CatalogObject;
import dev.plumbline.catalog.PropertyDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Differences for people: aligned lines of have and want; of long texts only the lines that differ. */
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
        List<String> want = lines(property.want());
        List<String> have = lines(property.have());
        int same = 0;
        while (same < Math.min(want.size(), have.size()) && want.get(same).equals(have.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < Math.min(want.size(), have.size()) - same
                && want.get(want.size() - 1 - tail).equals(have.get(have.size() - 1 - tail))) {
            tail++;
        }
        String at = want.size() > 1 || have.size() > 1 ? " (line " + (same + 1) + ")" : "";
        append(text, "    have" + at + ": ", have.subList(same, have.size() - tail));
        append(text, "    want" + at + ": ", want.subList(same, want.size() - tail));
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
