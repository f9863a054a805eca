package dev.plumbline.operate.undo;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.operate.rights.ForeignCode;
import dev.plumbline.operate.sql.Rows;
import dev.plumbline.operate.undo.keep.Bookkeeping;
import dev.plumbline.operate.undo.keep.KeylessRows;
import dev.plumbline.operate.undo.keep.SavedTable;
import dev.plumbline.schema.pack.Phase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Restores, within the transaction of an undo step, the rows that were kept when the step was taken. */
final class RowRestorer {
    private final Connection connection;
    private final Bookkeeping books;
    private final Phase phase;
    private final String version;
    private final Consumer<String> messages;
    private final OwnersRights rights;
    private final List<SavedTable> kept;
    private final Set<SavedTable> filled = new HashSet<>();

    RowRestorer(Connection connection, Bookkeeping books, Phase phase, String version, Consumer<String> messages)
            throws SQLException {
        this.connection = connection;
        this.books = books;
        this.phase = phase;
        this.version = version;
        this.messages = messages;
        this.rights = new OwnersRights(connection);
        this.kept = books.kept(connection, phase, version);
    }

    /** Before the undo script: which rows are still as the step left them. */
    void compare() throws SQLException {
        for (SavedTable one : kept) {
            if (one.matchableNow()) {
                pinned(() -> Rows.execute(
                        connection,
                        "update " + books.table(one.kept()) + " k set same = true from only " + one.nowTable()
                                + " t where "
                                + one.sameKey(one.nowColumns()) + " and k.now is not distinct from "
                                + SavedTable.texts("t", one.nowColumns())));
            }
        }
    }

    /** After the undo script. What was changed since the step keeps what the script makes of it; that is reported. */
    void putBack() throws SQLException {
        if (kept.isEmpty()) {
            putBackSequences();
            return;
        }
        Rows.execute(connection, "set constraints all deferred");
        Map<SavedTable, List<String>> triggers = new LinkedHashMap<>();
        for (SavedTable one : parentsFirst()) {
            if (!filled.contains(one)) {
                triggers.put(one, silence(one));
                putBack(one);
            }
        }
        Rows.execute(connection, "set constraints all immediate");
        for (List<String> statements : triggers.values()) {
            for (String statement : statements) {
                Rows.execute(connection, statement);
            }
        }
        putBackSequences();
        FilledViews.refresh(connection, kept);
    }

    /** Fills every dropped table that exists again; repeating it changes nothing. */
    void putBackDropped() throws SQLException {
        for (SavedTable one : kept) {
            boolean complete = one.dropped()
                    && Rows.is(
                            connection,
                            "select count(*) = ? from pg_attribute where attrelid = to_regclass(?) and attname = any(?::text[])"
                                    + " and not attisdropped",
                            one.columns().size(),
                            one.sql(),
                            one.columns());
            if (complete && filled.add(one)) {
                putBack(one);
            }
        }
    }

    private void putBack(SavedTable one) throws SQLException {
        String table = books.table(one.kept());
        if (one.key().isEmpty()) {
            putBackWithoutKey(one, table);
            return;
        }
        int changed = 0;
        String settable = String.join(", ", settable(one));
        if (!settable.isEmpty()) {
            changed = write(
                    one,
                    "update only " + one.sql() + " t set " + settable + " from " + table + " k where "
                            + one.sameKey(one.columns()) + " and (k.same or " + one.dropped() + ") and "
                            + SavedTable.texts("t", one.columns()) + " is distinct from k.was");
        }
        int added = write(
                one,
                "insert into " + one.sql() + " (" + one.names() + ") overriding system value select "
                        + String.join(", ", one.values()) + " from " + table
                        + " k where k.now is null and not exists (select from only " + one.sql() + " t where "
                        + one.sameKey(one.columns()) + ") order by k.n");
        messages.accept(String.format(Locale.ROOT, "%s: %,d rows and %,d values restored", one, added, changed));
        long since = Rows.number(connection, "select count(*) from " + table + " where now is not null and not same");
        if (since > 0) {
            messages.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d rows were changed or deleted since: they are left as the undo file makes them",
                    one,
                    since));
        }
    }

    private void putBackWithoutKey(SavedTable one, String table) throws SQLException {
        // What was kept by an earlier release has no such column.
        Rows.execute(connection, "alter table " + table + " add column if not exists nth bigint");
        Optional<String> extra = KeylessRows.kept(connection, table);
        int changed = 0;
        int removed = 0;
        if (extra.isPresent()) {
            if (!extra.equals(KeylessRows.extra(connection, one, table))) {
                messages.accept(one + ": it has no key and was changed since: it is left as the undo file makes it");
                return;
            }
            List<String> columns = settable(one);
            if (columns.size() == one.columns().size()) {
                changed = write(one, KeylessRows.update(one, table, String.join(", ", columns)));
            }
            removed = write(one, KeylessRows.delete(one, table));
        }
        int added = write(one, KeylessRows.insert(one, table));
        messages.accept(String.format(
                Locale.ROOT,
                "%s: %,d rows restored%s",
                one,
                added + changed,
                removed == 0 ? "" : String.format(Locale.ROOT, ", %,d of the step removed", removed)));
    }

    private int write(SavedTable one, String sql) throws SQLException {
        try {
            return pinned(() -> {
                String owner = owner(one);
                return rights.apart(owner) && ForeignCode.read(connection).containsKey(one.sql())
                        ? asOwner(one, owner, sql)
                        : Rows.execute(connection, sql);
            });
        } catch (SQLException e) {
            throw new SQLException("rows of " + one + " cannot be restored: " + e.getMessage(), e.getSQLState(), e);
        }
    }

    private String owner(SavedTable one) throws SQLException {
        return Rows.list(
                        connection,
                        "select pg_catalog.pg_get_userbyid(relowner)::pg_catalog.text from pg_catalog.pg_class"
                                + " where oid = pg_catalog.to_regclass(?)",
                        row -> row.getString(1),
                        one.sql())
                .stream()
                .findFirst()
                .orElse("");
    }

    /**
     * Incoming rows would run code of the table's owner, so it runs with the owner's rights. There no constraint can be deferred to the
     * end of the transaction.
     */
    private int asOwner(SavedTable one, String owner, String sql) throws SQLException {
        String table = books.table(one.kept());
        String schema = Rows.list(
                        connection,
                        "select relnamespace::pg_catalog.regnamespace::text from pg_catalog.pg_class where oid = ?::text::pg_catalog.regclass",
                        row -> row.getString(1),
                        table)
                .get(0);
        boolean may =
                Rows.is(connection, "select pg_catalog.has_schema_privilege(?::name, ?::text, 'usage')", owner, schema);
        String role = Identifier.quote(owner);
        if (!may) {
            Rows.execute(connection, "grant usage on schema " + schema + " to " + role);
        }
        Rows.execute(connection, "grant select on " + table + " to " + role);
        Rows.execute(connection, "set constraints all immediate");
        int written = rights.write(owner, sql);
        rights.end();
        Rows.execute(connection, "set constraints all deferred");
        Rows.execute(connection, "revoke select on " + table + " from " + role);
        if (!may) {
            Rows.execute(connection, "revoke usage on schema " + schema + " from " + role);
        }
        return written;
    }

    /** Assignments for every column except the key and those only the server may set. */
    private List<String> settable(SavedTable one) throws SQLException {
        List<String> closed = Rows.list(
                connection,
                "select attname from pg_attribute where attrelid = to_regclass(?) and (attidentity = 'a' or attgenerated <> '')",
                row -> row.getString(1),
                one.sql());
        var assignments = new ArrayList<String>();
        List<String> values = one.values();
        for (int i = 0; i < one.columns().size(); i++) {
            String name = one.columns().get(i);
            if (!one.key().contains(name) && !closed.contains(name)) {
                assignments.add(Identifier.quote(name) + " = " + values.get(i));
            }
        }
        return assignments;
    }

    /** Disables the user's triggers; the statements returned enable them as they were. */
    private List<String> silence(SavedTable one) throws SQLException {
        var wake = new ArrayList<String>();
        var found = Rows.list(
                connection,
                "select tgname, tgenabled from pg_trigger where tgrelid = to_regclass(?) and not tgisinternal and tgenabled <> 'D'",
                row -> List.of(row.getString(1), row.getString(2)),
                one.sql());
        for (List<String> trigger : found) {
            String name = Identifier.quote(trigger.get(0));
            String mode = switch (trigger.get(1)) {
                case "R" -> "enable replica";
                case "A" -> "enable always";
                default -> "enable";
            };
            Rows.execute(connection, "alter table " + one.sql() + " disable trigger " + name);
            wake.add("alter table " + one.sql() + " " + mode + " trigger " + name);
        }
        return wake;
    }

    private List<SavedTable> parentsFirst() throws SQLException {
        var ordered = new ArrayList<SavedTable>();
        var waiting = new ArrayList<>(kept);
        while (!waiting.isEmpty()) {
            SavedTable next = waiting.get(0);
            for (SavedTable one : waiting) {
                List<String> parents = Rows.list(
                        connection,
                        "select confrelid::regclass::text from pg_constraint where contype = 'f' and conrelid = to_regclass(?)"
                                + " and confrelid <> conrelid and confrelid = any(array(select to_regclass(x) from unnest(?) x))",
                        row -> row.getString(1),
                        one.sql(),
                        waiting.stream().map(SavedTable::sql).toList());
                if (parents.isEmpty()) {
                    next = one;
                    break;
                }
            }
            ordered.add(next);
            waiting.remove(next);
        }
        return ordered;
    }

    private void putBackSequences() throws SQLException {
        Rows.list(
                connection,
                "select setval(to_regclass(sequence), last_value, is_called) from "
                        + books.table("kept_sequence")
                        + " where home = ? and phase = ? and version = ? and to_regclass(sequence) is not null",
                row -> row.getLong(1),
                books.home(),
                phase.word(),
                version);
    }

    private <T> T pinned(SqlWork<T> work) throws SQLException {
        return PinnedSession.during(connection, work);
    }
}
