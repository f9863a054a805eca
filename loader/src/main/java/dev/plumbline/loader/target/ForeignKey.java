package dev.plumbline.loader.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A foreign key from or to the table.
 *
 * @param table quoted name of the table that holds it
 * @param referenced quoted name of the table it references
 * @param columns its columns in {@code table}
 * @param referencedColumns the columns referenced
 * @param operators the operator that compares each pair, with the referenced value on the left
 * @param casts the type of its operator's right side where the column has another, else empty
 * @param definition in the syntax of {@code ADD CONSTRAINT}
 * @param changes whether deleting a referenced row changes or deletes the referencing one
 * @param alterable whether the session may change when it is checked
 * @param timing when it is checked, in the syntax of ALTER CONSTRAINT
 * @param obstacle why it cannot be dropped and recreated as it was; empty when it can
 */
public record ForeignKey(
        String name,
        String table,
        String referenced,
        List<String> columns,
        List<String> referencedColumns,
        List<String> operators,
        List<String> casts,
        String definition,
        Optional<String> comment,
        boolean partitioned,
        boolean validated,
        boolean changes,
        boolean alterable,
        String timing,
        Optional<String> obstacle) {

    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
        operators = List.copyOf(operators);
        casts = List.copyOf(casts);
    }

    /** The condition under which a row references another, compared as the key itself does. */
    public String same(String parent, String child) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    String value = child + "." + Name.quote(columns.get(i));
                    return parent + "." + Name.quote(referencedColumns.get(i)) + " " + operators.get(i) + " "
                            + (casts.get(i).isEmpty() ? value : "cast(" + value + " as " + casts.get(i) + ")");
                })
                .collect(Collectors.joining(" and "));
    }

    public boolean self() {
        return table.equals(referenced);
    }

    public boolean deferred() {
        return timing.endsWith("initially deferred");
    }

    /** Defers its check to the end of the transaction. */
    public String deferSql() {
        return alterSql("deferrable initially deferred");
    }

    /** Restores its own timing. */
    public String timingSql() {
        return alterSql(timing);
    }

    private String alterSql(String when) {
        return "alter table " + table + " alter constraint " + Name.quote(name) + " " + when;
    }

    public String dropSql() {
        return "alter table " + table + " drop constraint " + Name.quote(name);
    }

    public String addSql() {
        return "alter table " + table + " add constraint " + Name.quote(name) + " " + definition;
    }

    /** Validates a key that was added NOT VALID. */
    public String validateSql() {
        return "alter table " + table + " validate constraint " + Name.quote(name);
    }

    public Optional<String> commentSql() {
        return comment.map(
                text -> "comment on constraint " + Name.quote(name) + " on " + table + " is " + Name.literal(text));
    }
}
