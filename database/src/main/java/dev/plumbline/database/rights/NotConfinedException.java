package dev.plumbline.database.rights;

import java.io.Serial;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A superuser's question could run other people's code, and nothing could keep that code from taking the superuser's role. */
public final class NotConfinedException extends SQLException {

    @Serial
    private static final long serialVersionUID = 1;

    private static final String NOT_PERMITTED = "42501";
    private static final String WHY = """
            select case when pg_catalog.pg_is_in_recovery() then 'on a standby'
              else coalesce((select 'beside the event trigger ' || pg_catalog.string_agg(pg_catalog.quote_ident(e.evtname), ', ')
                  || ', which is always on,' from pg_catalog.pg_event_trigger e where e.evtenabled in ('A', 'R')), 'in this transaction') end
            """;

    private NotConfinedException(String reason) {
        super(reason, NOT_PERMITTED);
    }

    static NotConfinedException here(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(WHY)) {
            row.next();
            return new NotConfinedException(row.getString(1)
                    + " nothing can keep code of other roles from taking this superuser's rights: ask as a role that is no superuser"
                    + " and may read these tables");
        }
    }

    static NotConfinedException hidden() {
        return new NotConfinedException(
                "row-level security hides rows of this table from its owner, and as a superuser its code would"
                        + " run with your rights: ask as a role that is no superuser and bypasses row-level security");
    }
}
