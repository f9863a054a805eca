package dev.plumbline.verifier.check;

import java.sql.SQLException;
import java.util.List;

/**
 * All the checks of one family that make sense for a database. None for this database means an empty list, and the report says so.
 */
public interface CheckFamily {

    Family family();

    /** Called once, within the read-only transaction in which the checks then run. */
    List<? extends Check> checks(CheckContext context) throws SQLException;
}
