package dev.plumbline.loader.engine.badrow;

import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.UniqueKey;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Rejects staged rows by their key: one that is NULL cannot be compared, and of rows with the same key the first one counts. */
public final class KeyCheck {

    private final LoadSession session;
    private final RejectSink rejects;
    private final Counter counter;

    public KeyCheck(LoadSession session, RejectSink rejects, Counter counter) {
        this.session = session;
        this.rejects = rejects;
        this.counter = counter;
    }

    public void run(StagedWork work) throws SQLException {
        if (work.key().isEmpty()) {
            return;
        }
        counter.step("checking keys of " + work.table());
        String stage = work.stage().sql();
        for (String column : work.key()) {
            String nulls = Name.quote(column) + " is null";
            reject(
                    work,
                    nulls,
                    "select " + columns(Name.literal(column), "''", "'is NULL, but it is a key'", "'23502'") + " from "
                            + stage + " s where " + nulls + " order by 1");
        }
        String key = Name.list(work.key());
        if (!session.truth("select exists (select from " + stage + " group by " + key + " having count(*) > 1)")) {
            return;
        }
        String values = work.key().stream().map(k -> "s." + Name.quote(k)).collect(Collectors.joining(" || ', ' || "));
        String reason = "'key (" + String.join(", ", work.key()).replace("'", "''") + ") = (' || concat("
                + values.replace(" || ", ", ") + ") || ') is already in the input, on line ' || s.\"plumbline first\"";
        String numbered = "(select *, row_number() over w as \"plumbline n\", first_value(" + StagingTable.LINE
                + ") over w as \"plumbline first\" from " + stage + " window w as (partition by " + key + " order by "
                + StagingTable.ROW + ")) s";
        String later = StagingTable.ROW + " in (select " + StagingTable.ROW + " from " + numbered
                + " where \"plumbline n\" > 1)";
        reject(
                work,
                later,
                "select "
                        + columns(
                                Name.literal(String.join(", ", work.key())),
                                Name.literal(keyName(work)),
                                reason,
                                "'23505'")
                        + " from "
                        + numbered + " where \"plumbline n\" > 1 order by 1");
    }

    private static String keyName(StagedWork work) {
        return work.work().target.keyOver(work.key()).map(UniqueKey::name).orElse("");
    }

    private static String columns(String column, String constraint, String reason, String state) {
        return "s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE + ", " + column + ", "
                + constraint + ", "
                + reason + ", "
                + state + ", s." + StagingTable.ORIGINAL;
    }

    private void reject(StagedWork work, String which, String query) throws SQLException {
        List<Reject> bad = RowByRowApply.rejects(session, query, work.work().target);
        for (Reject reject : bad) {
            rejects.reject(reject);
        }
        if (!bad.isEmpty()) {
            session.run("delete from " + work.stage().sql() + " where " + which);
        }
    }
}
