package dev.plumbline.site.markdown;

import dev.plumbline.site.html.Links;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Relation;
import java.util.List;
import java.util.Locale;

/** Tables and their foreign keys in Mermaid's syntax. Names it does not accept are rewritten. */
final class Mermaid {

    private static final int MOST_COLUMNS = 12;

    private final Links links;
    private final StringBuilder text = new StringBuilder("erDiagram\n");

    Mermaid(Links links) {
        this.links = links;
    }

    String of(List<Relation> tables, boolean columns) {
        for (int i = 0; i < tables.size(); i++) {
            Relation table = tables.get(i);
            text.append("  t")
                    .append(i)
                    .append("[\"")
                    .append(label(links.text(table)))
                    .append("\"]");
            List<Column> shown = columns
                    ? table.columns()
                            .subList(0, Math.min(MOST_COLUMNS, table.columns().size()))
                    : List.of();
            if (!shown.isEmpty()) {
                text.append(" {\n");
                shown.forEach(column -> column(table, column));
                text.append("  }");
            }
            text.append('\n');
        }
        for (int i = 0; i < tables.size(); i++) {
            for (Constraint key : tables.get(i).of(Constraint.Kind.FOREIGN)) {
                for (int j = 0; j < tables.size(); j++) {
                    if (tables.get(j).oid() == key.referenced()) {
                        line(i, j, tables.get(i), key);
                    }
                }
            }
        }
        return text.toString();
    }

    private void column(Relation table, Column column) {
        text.append("    ").append(word(column.type())).append(' ').append(word(column.name()));
        boolean key = table.isKey(column.name());
        boolean reference = table.isReference(column.name());
        text.append(key && reference ? " PK,FK" : key ? " PK" : reference ? " FK" : "")
                .append('\n');
    }

    private void line(int from, int to, Relation table, Constraint key) {
        boolean optional = table.columns().stream()
                .anyMatch(column -> key.columns().contains(column.name()) && !column.required());
        text.append("  t")
                .append(to)
                .append(optional ? " |o--o{ t" : " ||--o{ t")
                .append(from)
                .append(" : \"")
                .append(label(String.join(", ", key.columns())))
                .append("\"\n");
    }

    /** Between quotes: nothing that would end them or be read as HTML. */
    private static String label(String name) {
        return name.replaceAll("[\"\\\\<>&#;`\\p{Cntrl}\\[\\]{}]", "_");
    }

    private static String word(String name) {
        String word = name.replaceAll("[^\\p{L}\\p{N}_()\\[\\]-]+", "_").replaceAll("^_+|_+$", "");
        return word.isEmpty() || !Character.isLetter(word.codePointAt(0)) ? "_" + word.toLowerCase(Locale.ROOT) : word;
    }
}
