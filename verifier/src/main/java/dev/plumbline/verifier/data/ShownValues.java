package dev.plumbline.verifier.data;

import java.util.Locale;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Figures and names as reports show them. */
final class ShownValues {

    private ShownValues() {}

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String value(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    static String name(Table<?> table) {
        return table.getName();
    }

    static String name(Field<?>... fields) {
        StringBuilder names = new StringBuilder();
        for (Field<?> field : fields) {
            names.append(names.isEmpty() ? "" : ", ").append(field.getName());
        }
        return names.toString();
    }

    static String id(Table<?> table, String what, Field<?>... fields) {
        return table.getName() + (fields.length == 0 ? "" : "." + name(fields).replace(", ", "_")) + "." + what;
    }
}
