package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.session.TableLock;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Row by row, a row that points to a later row of its own table would look bad. So such keys are set aside while rows go in one
 * by one; rows that then point nowhere are bad, and everything is done again without them until none is left.
 */
final class SelfReferences {

    private final LoadSession session;
    private final StagedWork work;
    private final TableLock lock;

    SelfReferences(LoadSession session, StagedWork work, TableLock lock) {
        this.session = session;
        this.work = work;
        this.lock = lock;
    }

    private List<ForeignKey> keys() {
        return work.work().target.outgoing().stream()
                .filter(fk -> fk.self() && fk.obstacle().isEmpty())
                .toList();
    }

    boolean none() {
        return keys().isEmpty();
    }

    RowByRowApply.Counts run(long before, RejectSink rejects) throws SQLException {
        lock.lock(work.work().target, "access exclusive");
        while (true) {
            Savepoint start = session.connection().setSavepoint();
            for (ForeignKey fk : keys()) {
                session.run(fk.dropSql());
            }
            var collected = new Collected();
            RowByRowApply.Counts counts = new RowByRowApply(session, work).run(before, collected);
            List<Reject> orphans = new ArrayList<>();
            for (ForeignKey fk : keys()) {
                orphans.addAll(orphans(fk, before));
            }
            if (orphans.isEmpty()) {
                for (ForeignKey fk : keys()) {
                    for (String sql : fk.addSql()) {
                        session.run(sql);
                    }
                }
                collected.all.forEach(rejects::reject);
                return counts;
            }
            session.connection().rollback(start);
            for (Reject orphan : orphans) {
                rejects.reject(orphan);
                session.run(
                        "delete from " + work.stage().sql() + " where " + StagingTable.ROW + " = " + orphan.ordinal());
            }
        }
    }

    private List<Reject> orphans(ForeignKey fk, long before) throws SQLException {
        String set = fk.columns().stream()
                .map(c -> "s." + Name.quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        String same = IntStream.range(0, fk.columns().size())
                .mapToObj(i -> "t." + Name.quote(fk.referencedColumns().get(i)) + " "
                        + work.work().target.equality(fk.referencedColumns().get(i)) + " s."
                        + Name.quote(fk.columns().get(i)))
                .collect(Collectors.joining(" and "));
        String reason = "violates foreign key constraint \"" + fk.name() + "\": no such row in " + fk.referenced();
        String query = "select s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE + ", "
                + Name.literal(String.join(", ", fk.columns())) + ", " + Name.literal(reason) + ", '23503', s."
                + StagingTable.ORIGINAL + " from " + work.stage().sql() + " s where " + set + " and s."
                + StagingTable.ROW
                + " < "
                + before + " and not exists (select from "
                + work.work().target.sql() + " t where " + same
                + ") order by 1";
        return session.reading(work.work().target, () -> RowByRowApply.rejects(session, query, work.table()));
    }

    /** Rejects of an attempt that may yet be undone. */
    private static final class Collected implements RejectSink {
        private final List<Reject> all = new ArrayList<>();

        @Override
        public void reject(Reject reject) {
            all.add(reject);
        }

        @Override
        public long count() {
            return all.size();
        }
    }
}
