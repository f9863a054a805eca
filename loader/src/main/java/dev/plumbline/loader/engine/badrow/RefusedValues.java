package dev.plumbline.loader.engine.badrow;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.TargetColumn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the values of a refused row one by one: COPY names only the first that its column's type does not accept. */
public final class RefusedValues {

    private final LoadSession session;

    public RefusedValues(LoadSession session) {
        this.session = session;
    }

    public List<Fault> faults(CopyBatch batch, int row) throws SQLException {
        Layout layout = batch.layout();
        List<String> filled = layout.filled();
        List<@Nullable String> values = batch.values(row);
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < filled.size(); i++) {
            TargetColumn column = layout.target().column(filled.get(i)).orElseThrow();
            String value = values.get(i);
            if (value != null) {
                attempt(column, value, layout, faults);
            }
        }
        return faults;
    }

    private void attempt(TargetColumn column, String value, Layout layout, List<Fault> faults) throws SQLException {
        String sql = "select cast(cast(" + Identifier.literal(value) + " as pg_catalog.text) as " + column.type() + ")";
        try {
            Savepoints.keeping(session.connection(), open -> session.runTheirs(layout.target(), sql));
        } catch (SQLException e) {
            if (RowErrors.blamesARow(e)) {
                Fault fault = CopyErrors.fault(e, layout);
                faults.add(new Fault(column.name(), fault.constraint(), fault.sqlState(), fault.reason()));
            }
        }
    }
}
