package dev.plumbline.loader.engine.badrow;

import dev.plumbline.database.rights.EventTriggers;
import dev.plumbline.loader.copy.CopyErrors;
import dev.plumbline.loader.copy.RowErrors;
import dev.plumbline.loader.engine.stage.ApplySql;
import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.stage.StagingTable;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Moves staged rows into their table in small steps on the server; a step that fails is repeated row by row, and the rows that fail alone
 * are the bad ones. Rows go in input order, so of two that conflict the later one is bad.
 */
public final class RowByRowApply {

    /** Rows per step: a step costs one savepoint, a failed one this many. */
    private static final int STEP = 500;
    /** Steps per statement: often enough to show progress and to stop at a limit. */
    private static final int SLICE = 50_000;

    private static final String BAD = "pg_temp.plumbline_bad";

    private final LoadSession session;
    private final StagingTable stage;
    private final ApplySql sql;
    private final StagedWork work;
    private final TargetTable target;

    public RowByRowApply(LoadSession session, StagedWork work) {
        this.session = session;
        this.work = work;
        this.target = work.work().target;
        stage = work.stage();
        sql = work.sql();
    }

    public static void prepare(LoadSession session) throws SQLException {
        EventTriggers.find(session.connection())
                .unheard(() -> session.run(
                                "create temporary table if not exists " + BAD
                                        + " (\"row\" bigint, state text, reason text, col text, con text, inserted bigint, updated bigint) on commit drop")
                        >= 0);
        session.run("truncate " + BAD);
    }

    /** How many rows were changed. */
    public record AppliedRows(long inserted, long updated) {}

    /** Applies the rows and passes on the bad ones. */
    public AppliedRows run(RejectSink rejects) throws SQLException {
        String bounds = "select coalesce(min(" + StagingTable.ROW + "), 1) from " + stage.sql();
        long first = session.number(bounds);
        long last = session.number(bounds.replace("min(", "max(").replace(", 1)", ", 0)"));
        long inserted = 0;
        long updated = 0;
        prepare(session);
        if (target.runsAs().role().isPresent()) {
            session.run("grant select, insert on " + BAD + " to "
                    + Name.quote(target.runsAs().role().get()));
        }
        for (long low = first; low <= last; low += SLICE) {
            String block = block(low, Math.min(last, low + SLICE - 1));
            session.reading(target, () -> session.run(block));
            for (Reject reject : bad()) {
                rejects.reject(reject);
            }
            inserted += session.number("select coalesce(sum(inserted), 0) from " + BAD);
            updated += session.number("select coalesce(sum(updated), 0) from " + BAD);
            session.run("delete from " + stage.sql() + " s using " + BAD + " b where s." + StagingTable.ROW
                    + " = b.\"row\"");
            session.run("truncate " + BAD);
        }
        return new AppliedRows(inserted, updated);
    }

    private String block(long low, long high) {
        String range = "s." + StagingTable.ROW + " operator(pg_catalog.>=) plumbline.low and s." + StagingTable.ROW
                + " operator(pg_catalog.<=) plumbline.high";
        String update = sql.update(range)
                .map(u -> u + "; get diagnostics plumbline.u = row_count; ")
                .orElse("");
        String step = "plumbline.u := 0; reset search_path; " + update + sql.insert(range)
                + "; get diagnostics plumbline.i = row_count; set search_path = pg_catalog, pg_temp; changed := changed + u; added := added + i;";
        return """
                do $plumbline$
                <<plumbline>>
                declare
                  low bigint; high bigint; u bigint; i bigint; added bigint := 0; changed bigint := 0; wide bigint;
                  state text; reason text; detail text; col text; con text; one bigint;
                begin
                  for wide in select generate_series(%d, %d, %d) loop
                    begin
                      low := wide; high := least(wide + %d, %d);
                      %s
                    exception when others then
                      if not (%s) then raise; end if;
                      for one in select s.%s from %s s where s.%s between wide and least(wide + %d, %d) order by 1 loop
                        begin
                          low := one; high := one;
                          %s
                        exception when others then
                          if not (%s) then raise; end if;
                          get stacked diagnostics state = returned_sqlstate, reason = message_text,
                            detail = pg_exception_detail, col = column_name, con = constraint_name;
                          insert into %s values (one, state, reason || case when detail = '' then '' else ': ' || detail end, col, con);
                        end;
                      end loop;
                    end;
                  end loop;
                  insert into %s values (null, null, null, null, null, added, changed);
                end $plumbline$
                """.formatted(
                        low,
                        high,
                        STEP,
                        STEP - 1,
                        high,
                        step,
                        RowErrors.condition("sqlstate"),
                        StagingTable.ROW,
                        stage.sql(),
                        StagingTable.ROW,
                        STEP - 1,
                        high,
                        step,
                        RowErrors.condition("sqlstate"),
                        BAD,
                        BAD);
    }

    private List<Reject> bad() throws SQLException {
        String query = "select s." + StagingTable.ROW + ", s." + StagingTable.FILE + ", s." + StagingTable.LINE
                + ", b.col, b.con, b.reason, b.state, s."
                + StagingTable.ORIGINAL + " from " + BAD + " b join " + stage.sql() + " s on s." + StagingTable.ROW
                + " = b.\"row\" order by 1";
        List<Reject> known = rejects(session, query, work.work().target);
        String among = " and s." + StagingTable.ROW + " in (select \"row\" from " + BAD + ")";
        return new RowFaults(session, work).complete(known, among);
    }

    /** Reads ordinal, file, line, column, constraint, reason, state and original. */
    public static List<Reject> rejects(LoadSession session, String query, TargetTable target) throws SQLException {
        return session.ask(query, row -> {
            var found = new ArrayList<Reject>();
            while (row.next()) {
                found.add(new Reject(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        target.name().toString(),
                        List.of(fault(row, target)),
                        Objects.requireNonNullElse(row.getString(8), "")));
            }
            return found;
        });
    }

    private static Fault fault(ResultSet row, TargetTable target) throws SQLException {
        String column = Objects.requireNonNullElse(row.getString(4), "");
        String constraint = Objects.requireNonNullElse(row.getString(5), "");
        String reason = row.getString(6).replaceAll("\\s*\\n\\s*", " ");
        if (column.isEmpty()) {
            column = CopyErrors.keyColumns(reason);
        }
        if (column.isEmpty()) {
            column = target.columnsOf(constraint);
        }
        return new Fault(column, constraint, Objects.requireNonNullElse(row.getString(7), ""), reason);
    }
}
