package dev.plumbline.loader.engine.table;

import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ForeignKey;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Recreates foreign keys. Checking the rows compares values by casts of their types and plans a query over two tables with all their
 * indexes: where a superuser loads, that is done as the owner of the key's table.
 */
public final class KeyMaking {

    private final LoadSession session;
    private final OwnersRights rights;

    public KeyMaking(LoadSession session) {
        this.session = session;
        this.rights = new OwnersRights(session.connection());
    }

    public void make(ForeignKey fk) throws SQLException {
        Optional<String> owner = rights.ownerOf(fk.table());
        if (owner.isEmpty() || !fk.validated()) {
            session.run(fk.addSql());
        } else if (!fk.partitioned()) {
            session.run(fk.addSql() + " not valid");
            rights.run(owner.get(), fk.validateSql());
        } else {
            rights.run(owner.get(), fk.addSql()); // partitioned tables take no NOT VALID
        }
        if (fk.commentSql().isPresent()) {
            session.run(fk.commentSql().get());
        }
    }

    /** After the last of them. */
    public void end() throws SQLException {
        rights.end();
    }
}
