package dev.plumbline.loader.target;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table.
 *
 * @param type as SQL writes it, with its modifier: {@code character varying(10)}
 * @param base name of the type under all domains, of the element for arrays: {@code int4}
 * @param modifier type modifier of that base type, -1 when it has none
 * @param array whether it is an array of {@code base}
 * @param notNull whether the column or its domain refuses NULL
 * @param defaultSql the default expression; of an identity column the call that draws the next value
 * @param comparable whether its type has an equality that IS DISTINCT FROM can use
 * @param equality the operator its unique indexes compare by, with its schema
 * @param labels the labels of an enum
 */
public record TargetColumn(
        String name,
        String type,
        String base,
        int modifier,
        boolean array,
        boolean notNull,
        Optional<String> defaultSql,
        Identity identity,
        boolean generated,
        boolean comparable,
        String equality,
        List<String> labels) {

    /** PostgreSQL's own operator, not another that a search path may contain. */
    public static final String PLAIN_EQUALITY = "operator(pg_catalog.=)";

    /** What kind of identity column it is. */
    public enum Identity {
        NONE,
        ALWAYS,
        BY_DEFAULT
    }

    public TargetColumn {
        labels = List.copyOf(labels);
    }

    public String sql() {
        return Name.quote(name);
    }

    /** The expression by which values of this column are compared. */
    public String comparison(String alias) {
        String column = alias + "." + sql();
        // by the type's output function: a cast to text may be user-defined
        return comparable ? column : "pg_catalog.format('%s', " + column + ")";
    }
}
