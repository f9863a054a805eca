package dev.plumbline.loader.engine.badrow;

import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds staged rows that reference no row, once the rows they may reference are in their tables. */
public final class Orphans {

    private Orphans() {}

    public static List<Reject> find(LoadSession session, StagedWork work, ForeignKey fk, String which)
            throws SQLException {
        String key = String.join(", ", fk.columns());
        String query = "select s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE + ", "
                + Name.literal(key) + ", "
                + Name.literal(fk.name()) + ", " + reason(fk) + ", '23503', s." + StagingTable.ORIGINAL + " from "
                + work.stage().sql() + " s where " + condition(fk) + which + " order by 1";
        return session.reading(work.work().target, () -> RowByRowApply.rejects(session, query, work.work().target));
    }

    /**
     * Why one of them is refused, whichever. Most often none is: the query is planned to read everything (materialized), because plans
     * that return a first row fast are slow to the last.
     */
    public static Optional<String> first(LoadSession session, StagedWork work, ForeignKey fk, String which)
            throws SQLException {
        String query = "with orphans as materialized (select " + reason(fk) + " from "
                + work.stage().sql() + " s where " + condition(fk) + which
                + ") select * from orphans limit 1";
        return session.reading(work.work().target, () -> session.first(query));
    }

    private static String reason(ForeignKey fk) {
        String key = String.join(", ", fk.columns());
        String values = fk.columns().stream().map(c -> "s." + Name.quote(c)).collect(Collectors.joining(", ', ', "));
        return Name.literal("violates foreign key constraint \"" + fk.name() + "\": Key (" + key + ")=(")
                + " || concat(" + values + ") || " + Name.literal(") is not present in " + fk.referenced());
    }

    private static String condition(ForeignKey fk) {
        String set = fk.columns().stream()
                .map(c -> "s." + Name.quote(c) + " is not null")
                .collect(Collectors.joining(" and "));
        return set + " and not exists (select from " + fk.referenced() + " t where " + fk.same("t", "s") + ")";
    }
}
