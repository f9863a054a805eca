package dev.plumbline.operate.backup.rows;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.rights.ForeignCode;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Loads rows into tables in COPY text format. Where incoming rows would run somebody else's code, they first go into a table that runs
 * nothing and from there, with the rights of the owner, into their own.
 */
public final class RowTarget {
    private static final String STAGE = "plumbline_stage";

    private final Connection connection;
    private final OwnersRights rights;
    private final CopyManager copy;
    private final Map<String, ForeignCode> foreign;

    public RowTarget(Connection connection, OwnersRights rights) throws SQLException {
        this.connection = connection;
        this.rights = rights;
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.foreign = ForeignCode.read(connection);
    }

    /** Writes the rows of one table. */
    public interface RowFeed {
        void writeTo(CopyIn in) throws SQLException, IOException;
    }

    /** How many rows went straight into a table created by this transaction, where nothing could change them; else -1. */
    public long fill(RowSet table, String copyIn, RowFeed rows) throws SQLException, IOException {
        ForeignCode code = foreign.get(table.table().sql());
        if (code == null || table.extension() || !rights.apart(code.owner())) {
            long taken = copy(copyIn, rows);
            return table.extension() ? -1 : taken;
        }
        Session.execute(connection, code.stage(STAGE));
        copy(table.copyInto("pg_temp." + STAGE), rows);
        Session.execute(connection, "grant select on pg_temp." + STAGE + " to " + Identifier.quote(code.owner()));
        rights.run(code.owner(), code.fill(STAGE, table.columns()));
        Session.execute(connection, "drop table pg_temp." + STAGE);
        return -1;
    }

    /** How many rows the server took. */
    public long copy(String statement, RowFeed rows) throws SQLException, IOException {
        CopyIn in = copy.copyIn(statement);
        try {
            rows.writeTo(in);
            return in.endCopy();
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }
}
