package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.engine.table.TableWork.Plan;
import dev.plumbline.loader.mode.LoadSettings;
import dev.plumbline.loader.mode.Mode;
import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.session.LoadNotes;
import dev.plumbline.loader.session.LoadSession;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableRule;
import dev.plumbline.loader.target.TableRule.Event;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.TargetTable.Kind;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Decides how a table is prepared, by its structure, its contents and the size of the input. */
public final class LoadPlanner {

    /** Below this, recreating indexes and keys costs more than keeping them up to date. */
    private static final long PAYS_FROM_BYTES = 4L * 1024 * 1024;

    private final LoadSession session;
    private final LoadSettings settings;
    private final long bytes;
    private final LoadNotes notes;

    /** @param bytes size of the input, -1 when not known */
    public LoadPlanner(LoadSession session, LoadSettings settings, long bytes, LoadNotes notes) {
        this.session = session;
        this.settings = settings;
        this.bytes = bytes;
        this.notes = notes;
    }

    public boolean holdsRows(TargetTable target) throws SQLException {
        return session.reading(target, () -> session.truth("select exists (select from " + only(target) + ")"));
    }

    /** The mode for a table; refuses to guess one for a table that has rows. */
    public Mode mode(TargetTable target, boolean holdsRows) {
        if (settings.mode().isEmpty() && holdsRows) {
            throw LoadException.usage(
                    target.name() + " holds rows: choose what happens to them with --mode append (keep"
                            + " them), replace (put the new ones in their place), upsert (change those with the same key) or sync"
                            + " (upsert, and delete what is missing)");
        }
        return settings.mode().orElse(Mode.APPEND);
    }

    public Plan plan(TargetTable target, Mode mode, boolean holdsRows) throws SQLException {
        boolean pays = bytes < 0 || bytes >= PAYS_FROM_BYTES;
        if (mode == Mode.APPEND) {
            boolean fresh = !holdsRows && pays && target.obstacle().isEmpty() && target.owner();
            return fresh && !target.truncateHeard() ? Plan.REBUILD : Plan.AS_IT_STANDS;
        }
        if (settings.online() || target.obstacle().isPresent()) {
            if (!settings.online()) {
                notes.add(target.name() + " is emptied by DELETE, because "
                        + target.obstacle().get());
            }
            refuseRules(target, "the DELETE of this replace", Event.DELETE);
            refuseReferenced(target);
            return Plan.DELETE;
        }
        return pays && target.owner() ? Plan.REBUILD : Plan.TRUNCATE;
    }

    /** Rules would redirect rows or create others, without anybody counting them. */
    public static void refuseRules(TargetTable target, String statements, Event... events) {
        List<TableRule> followed = target.rulesOn(events);
        if (!followed.isEmpty()) {
            throw LoadException.usage(target.name() + " has rules (" + names(followed) + "), and " + statements
                    + " would follow them: append, replace it without --online, or disable them (alter table "
                    + target.sql() + " disable rule …); nothing was loaded");
        }
    }

    /** Not all existing rows are visible: input compared with them would be taken for new or missing. */
    public static void requireAddsOnly(TargetTable target, Mode mode) {
        if (target.insertOnly().isPresent() && mode != Mode.APPEND) {
            throw LoadException.usage("rows can only be added to " + target.name() + ", because "
                    + target.insertOnly().get() + ": use --mode append, or "
                    + (target.kind() == Kind.VIEW
                            ? "load the table under it"
                            : "load as a role that has BYPASSRLS or owns the table")
                    + "; nothing was loaded");
        }
    }

    /** What is noted of rules that would have run for an INSERT. */
    public static String passedOver(TargetTable target, List<TableRule> rules) {
        return "rules of " + target.name() + " (" + names(rules) + ") were skipped, as COPY does";
    }

    public static String names(List<TableRule> rules) {
        return rules.stream().map(TableRule::name).collect(Collectors.joining(", "));
    }

    /** Deleting rows that others reference would fail or change those others. */
    private void refuseReferenced(TargetTable target) throws SQLException {
        for (ForeignKey fk : target.incoming()) {
            String set = fk.columns().stream()
                    .map(c -> Name.quote(c) + " is not null")
                    .collect(Collectors.joining(" and "));
            if (session.truth("select exists (select from " + fk.table() + " where " + set + ")")) {
                throw LoadException.usage(
                        "rows of " + fk.table() + " point to " + target.name() + " (foreign key " + fk.name()
                                + "), so its rows cannot be deleted and inserted again while readers go on: use --mode sync, which"
                                + " touches only the rows that differ"
                                + (settings.online() ? ", or replace without --online" : ""));
            }
        }
    }

    /** The table for SQL that means its own rows, not those of tables that inherit from it. */
    public static String only(TargetTable target) {
        return (target.kind() == Kind.TABLE ? "only " : "") + target.sql();
    }
}
