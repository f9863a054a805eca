package dev.plumbline.loader.engine.badrow;

import dev.plumbline.database.SqlWork;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableConstraint;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks which other constraints a refused row violates: the server itself names only the first. Not asked where a trigger may have changed
 * the row before the server checked it.
 */
final class RowFaults {

    private final LoadSession session;
    private final StagedWork work;
    private final TargetTable target;

    public RowFaults(LoadSession session, StagedWork work) {
        this.session = session;
        this.work = work;
        this.target = work.work().target;
    }

    /** @param among condition for the rows of the stage, called {@code s} */
    public List<Reject> complete(List<Reject> rejects, String among) throws SQLException {
        if (rejects.isEmpty() || target.fillsRows()) {
            return rejects;
        }
        Map<Long, Reject> all = new LinkedHashMap<>();
        rejects.forEach(r -> all.put(r.ordinal(), r));
        var found = new ArrayList<Reject>();
        nulls(found, among);
        checks(found, among);
        for (ForeignKey fk : target.outgoing()) {
            if (work.work().filled.containsAll(fk.columns())) {
                found.addAll(attempt(() -> Orphans.find(session, work, fk, among)));
            }
        }
        if (work.key().isEmpty()) {
            duplicates(found, among);
        }
        for (Reject one : found) {
            all.computeIfPresent(one.ordinal(), (ordinal, known) -> known.and(one.faults()));
        }
        return List.copyOf(all.values());
    }

    private void nulls(List<Reject> found, String among) throws SQLException {
        for (String column : work.work().filled) {
            if (target.column(column).filter(c -> c.notNull()).isPresent()) {
                ask(
                        found,
                        column,
                        "",
                        "is NULL, but the column is NOT NULL",
                        "23502",
                        Name.quote(column) + " is null",
                        among);
            }
        }
    }

    private void checks(List<Reject> found, String among) throws SQLException {
        for (TableConstraint constraint : target.constraints()) {
            if (constraint.check().isPresent()) {
                String reason = "violates check constraint \"" + constraint.name() + "\": "
                        + constraint.check().get();
                ask(
                        found,
                        String.join(", ", constraint.columns()),
                        constraint.name(),
                        reason,
                        "23514",
                        "not (" + constraint.check().get() + ")",
                        among);
            }
        }
    }

    private void duplicates(List<Reject> found, String among) throws SQLException {
        for (UniqueKey key : target.keys()) {
            if (!work.work().filled.containsAll(key.columns())) {
                continue;
            }
            String same = key.columns().stream()
                    .map(c -> "t." + Name.quote(c) + " "
                            + target.column(c).map(TargetColumn::equality).orElse("=") + " s." + Name.quote(c))
                    .collect(Collectors.joining(" and "));
            String columns = String.join(", ", key.columns());
            String reason =
                    "violates unique constraint \"" + key.name() + "\": its key (" + columns + ") already exists";
            String there = "exists (select from " + target.sql() + " t where " + same + ")";
            ask(found, columns, key.name(), reason, "23505", there, among);
        }
    }

    private void ask(
            List<Reject> found,
            String column,
            String constraint,
            String reason,
            String state,
            String wrong,
            String among)
            throws SQLException {
        String query = "select s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE + ", "
                + Name.literal(column)
                + ", " + Name.literal(constraint) + ", " + Name.literal(reason) + ", " + Name.literal(state) + ", s."
                + StagingTable.ORIGINAL + " from " + work.stage().sql() + " s where (" + wrong + ")" + among;
        found.addAll(attempt(() -> session.reading(target, () -> RowByRowApply.rejects(session, query, target))));
    }

    /** A condition may fail instead of giving an answer; the row is rejected all the same, with the faults known. */
    private List<Reject> attempt(SqlWork<List<Reject>> question) {
        try {
            return Savepoints.keeping(session.connection(), open -> question.run());
        } catch (SQLException e) {
            return List.of();
        }
    }
}
