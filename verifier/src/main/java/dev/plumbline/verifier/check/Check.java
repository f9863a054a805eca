package dev.plumbline.verifier.check;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * One question to a database. It may throw a server error: the runner turns that into a result. Checks about data and functions may run at
 * the same time as others.
 */
public interface Check {

    /** Stable and unique within its family, such as {@code fk_without_index}. */
    String id();

    /** The promise in a few words, such as {@code every foreign key has an index}. */
    String title();

    /** The objects that may be to blame when this check fails, as in {@link Subjects}. */
    default Set<ObjectReference> about() {
        return Set.of();
    }

    /** Usually one result; several when one scan answers several questions, or one comparison finds several differences. */
    List<CheckResult> run(CheckContext context) throws SQLException;
}
