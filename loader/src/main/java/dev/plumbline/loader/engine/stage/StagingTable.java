package dev.plumbline.loader.engine.stage;

import dev.plumbline.database.rights.EventTriggers;
import dev.plumbline.loader.copy.CopyInto;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A temporary table with the columns of a target and the origin of each row. It has the target's types and defaults but none of its
 * constraints, is visible to this session alone and is dropped with the transaction.
 */
public final class StagingTable {

    public static final String ROW = "\"plumbline row\"";
    public static final String LINE = "\"plumbline line\"";
    public static final String FILE = "\"plumbline file\"";
    public static final String ORIGINAL = "\"plumbline original\"";

    private final LoadSession session;
    private final String name;

    private final boolean places;
    private final boolean confined;

    private StagingTable(LoadSession session, String name, boolean places, boolean confined) {
        this.session = session;
        this.name = name;
        this.places = places;
        this.confined = confined;
    }

    /** @param places whether each row carries its origin, which is needed to find bad ones */
    public static StagingTable create(LoadSession session, TargetTable target, int number, boolean places)
            throws SQLException {
        var stage = new StagingTable(
                session, "plumbline_stage_" + number, places, target.runsAs().confined());
        EventTriggers.find(session.connection()).unheard(() -> stage.make(target));
        return stage;
    }

    private boolean make(TargetTable target) throws SQLException {
        session.run("create temporary table " + sql() + " on commit drop as select " + Name.list(target.loadable())
                + " from " + target.sql() + " with no data");
        List<String> changes = new ArrayList<>();
        if (places) {
            changes.addAll(List.of(
                    "add " + ROW + " bigint",
                    "add " + LINE + " bigint",
                    "add " + FILE + " text",
                    "add " + ORIGINAL + " text"));
        }
        for (TargetColumn column : target.columns()) {
            column.defaultSql()
                    .filter(d -> !column.generated())
                    .ifPresent(d -> changes.add("alter " + column.sql() + " set default " + d));
        }
        if (!changes.isEmpty()) {
            session.run("alter table " + sql() + " " + String.join(", ", changes));
        }
        // Functions in defaults and domains of the target run here already. The owner of a table can attach more code
        // to it, so a confined role may only write into this one.
        if (target.runsAs().confined()) {
            session.run("grant select, insert on " + sql() + " to "
                    + Name.quote(target.runsAs().role().orElseThrow()));
        } else if (target.runsAs().role().isPresent()) {
            session.run("alter table " + sql() + " owner to "
                    + Name.quote(target.runsAs().role().get()));
        }
        return true;
    }

    public String sql() {
        return "pg_temp." + name;
    }

    public String name() {
        return name;
    }

    public boolean places() {
        return places;
    }

    /** What identifies its rows, in the order in which they came. */
    public String id() {
        return places ? ROW : "ctid";
    }

    public CopyInto copyInto(List<String> filled) {
        var columns = new ArrayList<>(filled.stream().map(Name::quote).toList());
        if (places) {
            columns.addAll(List.of(ROW, LINE, FILE, ORIGINAL));
        }
        return new CopyInto(sql(), columns, false);
    }

    /** Once all rows are in: indexes them by ordinal and updates the planner's statistics. */
    public void complete(List<String> key) throws SQLException {
        if (!places) {
            return;
        }
        session.run("create unique index on " + sql() + " (" + ROW + ")");
        // Statistics of a key would call functions of its type, as the owner of this table.
        session.run("analyze " + sql()
                + (key.isEmpty() || confined ? " (" + ROW + ")" : " (" + ROW + ", " + Name.list(key) + ")"));
    }
}
