package dev.plumbline.loader.engine.online;

import dev.plumbline.loader.engine.badrow.Orphans;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks the foreign keys of many written rows with one query per key, where the server would run one for every row. Only a superuser may
 * switch off the server's own checks; for others the server checks row by row.
 */
final class BulkKeys {

    /** Below this the server's own checks are faster. */
    private static final long PAYS_FROM_ROWS = 10_000;

    private static final String TRIGGERS = """
            select g.tgname
              from pg_trigger g
              join pg_constraint k on k.oid = g.tgconstraint
             where g.tgrelid = ? and k.conrelid = g.tgrelid and k.conname = ?::name and k.contype = 'f'
               and g.tgisinternal and g.tgenabled = 'O' and (g.tgtype & 20) <> 0
             order by g.tgname
            """;

    private final LoadSession session;
    private final TableLock lock;
    private final StagedWork work;
    private final TargetTable target;
    private final ReplaceStatements differences;
    private final List<ForeignKey> aside = new ArrayList<>();
    private final List<String> triggers = new ArrayList<>();

    BulkKeys(LoadSession session, TableLock lock, StagedWork work, ReplaceStatements differences) {
        this.session = session;
        this.lock = lock;
        this.work = work;
        this.target = work.work().target;
        this.differences = differences;
    }

    void setAside(long rows) throws SQLException {
        boolean may = rows >= PAYS_FROM_ROWS
                && target.kind() == Kind.TABLE
                && !target.fillsRows()
                && session.truth("select rolsuper from pg_roles where rolname = current_user");
        for (ForeignKey fk : may ? target.outgoing() : List.<ForeignKey>of()) {
            List<String> own = plain(fk) ? triggers(fk) : List.of();
            if (own.size() == 2) { // one for INSERT, one for UPDATE
                // nobody can delete rows that have been found to be referenced
                lock.lock(fk.referenced(), fk.referenced(), "share row exclusive");
                aside.add(fk);
                triggers.addAll(own);
            }
        }
        switchTo("disable");
    }

    /** Other key types treat NULL or equality differently. */
    private static boolean plain(ForeignKey fk) {
        return !fk.definition().contains(" MATCH ") && !fk.definition().contains("PERIOD ");
    }

    private List<String> triggers(ForeignKey fk) throws SQLException {
        var names = new ArrayList<String>();
        try (PreparedStatement query = session.connection().prepareStatement(TRIGGERS)) {
            query.setLong(1, target.oid());
            query.setString(2, fk.name());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private void switchTo(String state) throws SQLException {
        for (String trigger : triggers) {
            session.run("alter table " + target.sql() + " " + state + " trigger " + Name.quote(trigger));
        }
    }

    /**
     * As the server would: the first row that references nothing is an error.
     *
     * @param everything whether all staged rows have been written
     */
    void check(boolean everything) throws SQLException {
        switchTo("enable");
        for (ForeignKey fk : aside) {
            String written =
                    everything ? "" : " and s." + work.stage().id() + " in (select r from " + differences.sql() + ")";
            Optional<String> orphan = Orphans.first(session, work, fk, written);
            if (orphan.isPresent()) {
                throw new SQLException(orphan.get(), "23503");
            }
        }
    }
}
