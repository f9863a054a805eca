package dev.plumbline.loader.engine.staged;

import dev.plumbline.loader.engine.stage.ApplySql;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadSession;
import java.sql.SQLException;
import java.util.List;

/** Columns that are GENERATED ALWAYS AS IDENTITY get a value when a row is inserted, and never another. */
final class FixedValues {

    private FixedValues() {}

    /** Refuses input that would change such a value of an existing row. */
    static void require(LoadSession session, StagedWork work) throws SQLException {
        ApplySql sql = work.sql();
        List<String> fixed = sql.fixed();
        if (!work.work().mode.staged() || fixed.isEmpty()) {
            return;
        }
        long rows = session.reading(work.work().target, () -> session.number(sql.countFixed()));
        if (rows > 0) {
            throw LoadException.finding(
                    rows + (rows == 1 ? " row has" : " rows have") + " another value in " + String.join(", ", fixed)
                            + " than the row of " + work.table() + " with the same key, and no update can change a"
                            + " column that is GENERATED ALWAYS AS IDENTITY: leave it out with --map \"" + fixed.get(0)
                            + "=\"; nothing was loaded",
                    null);
        }
    }
}
