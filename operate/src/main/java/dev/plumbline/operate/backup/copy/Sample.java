package dev.plumbline.operate.backup.copy;

import dev.plumbline.catalog.structure.Structure;
import dev.plumbline.catalog.structure.StructureStatement;
import dev.plumbline.database.AskingFunctions;
import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ConfinedQuestions;
import dev.plumbline.database.rights.OwnersRights;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.RecoveryConflict;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.rows.Sequences;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Scope;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.source.TableName;
import dev.plumbline.operate.backup.structure.RestoreTarget;
import dev.plumbline.operate.backup.structure.Roles;
import dev.plumbline.operate.backup.structure.StoredStructure;
import dev.plumbline.operate.backup.structure.StructureBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Copies the structure of a database and some of its rows, together with every row these reference, into an empty database. */
public final class Sample {
    private static final int KEYS_AT_ONCE = 500;
    /** A type is empty where casting a text to it could run code that is not the server's own; then the texts are compared. */
    private static final String FOREIGN_KEYS = """
            select cn.nspname, c.relname, pn.nspname, p.relname,
              array(select a.attname::text from unnest(k.conkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i),
              array(select a.attname::text from unnest(k.confkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i),
              array(select case when b.oid < 16384 or b.typtype = 'e' or x.objid is not null then format_type(b.oid, -1) else '' end
                from unnest(k.confkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n
                cross join lateral (
                  with recursive base as (
                    select t.oid, t.typtype, t.typbasetype from pg_type t where t.oid = a.atttypid
                    union all
                    select t.oid, t.typtype, t.typbasetype from base join pg_type t on t.oid = base.typbasetype)
                  select oid, typtype from base where typtype <> 'd') b
                left join pg_depend x on x.classid = 'pg_type'::regclass and x.objid = b.oid and x.deptype = 'e'
                order by u.i),
              array(select a.attname::text from pg_attribute a
                where a.attrelid = k.confrelid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_namespace cn on cn.oid = c.relnamespace
            join pg_class p on p.oid = k.confrelid
            join pg_namespace pn on pn.oid = p.relnamespace
            where k.contype = 'f' and k.conparentid = 0
            """;

    private final Connection source;
    private final Connection target;
    private final CopyManager out;
    private final StructureBuilder builder;
    private final OwnersRights rights;
    private long copied;

    private record ForeignKey(TableName child, RowSet parent, List<String> from, List<String> to, List<String> types) {
        /** A column as it is compared. */
        String compared(int column, String alias, List<String> names) {
            String name = alias + "." + Identifier.quote(names.get(column));
            return types.get(column).isEmpty() ? "format('%s', " + name + ")" : name;
        }

        String each(IntFunction<String> text, String between) {
            return IntStream.range(0, to.size()).mapToObj(text).collect(Collectors.joining(between));
        }
    }

    /** Rows copied, and the rows of the whole database by the server's own estimate. */
    public record Result(long rows, long ofAbout) {}

    private Sample(Connection source, Connection target) throws SQLException {
        this.source = source;
        this.target = target;
        this.out = source.unwrap(PGConnection.class).getCopyAPI();
        this.rights = new OwnersRights(target);
        this.builder = new StructureBuilder(target, rights, Progress.silent());
    }

    /** History tables and other small internal tables are copied whole. */
    public static Result copy(Database from, Database to, int rowsOfEach) {
        try (Connection source = from.connect();
                Connection target = to.with("preferQueryMode", "simple").connect()) {
            boolean asks = AskingFunctions.mayBeMade(source);
            return Transaction.rollBack(source, reading -> {
                AskingFunctions.beginReading(reading, asks);
                return Transaction.commit(target, writing -> copy(reading, writing, rowsOfEach));
            });
        } catch (SQLException e) {
            throw BackupException.sql("sample of " + from, RecoveryConflict.worded(e));
        } catch (IOException e) {
            throw BackupException.unavailable("sample of " + from + ": " + e.getMessage(), e);
        }
    }

    private static Result copy(Connection source, Connection target, int rowsOfEach) throws SQLException, IOException {
        Session.canonicalText(source);
        Session.canonicalText(target);
        Session.execute(target, "set local search_path = ''", "set local check_function_bodies = off");
        RestoreTarget.silenceTriggers(target);
        return new Sample(source, target).copy(rowsOfEach);
    }

    private Result copy(int rowsOfEach) throws SQLException, IOException {
        Inventory.refuseWhatStandbyLacks(source, Scope.everything());
        Inventory inventory = Inventory.read(source, Scope.everything());
        Structure structure = inventory.structure();
        if (!structure.beyond().isEmpty()) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    "a sample cannot carry " + String.join(", ", structure.beyond())
                            + " (take all rows: leave out --rows)");
        }
        StoredStructure steps = StoredStructure.of(structure);
        builder.build("structure", steps.before());
        var into = new RowTarget(target, rights);
        long all = 0;
        for (RowSet rows : inventory.rowSets()) {
            boolean whole = rows.table().isBookkeeping() || rows.extension();
            if (whole) {
                carry(rows.copyOut(), into, rows);
            } else {
                transfer(
                        "select " + columns(rows.columns()) + " from only "
                                + rows.table().sql() + " limit " + rowsOfEach,
                        into,
                        rows);
            }
            all += rows.estimate();
        }
        addParents(into);
        Sequences.restore(target, Sequences.read(source, inventory.sequences()));
        builder.build("indexes", having(steps, false));
        Roles.apply(target, builder.left(structure.roles()));
        rights.end();
        builder.build("materialized views", having(steps, true));
        return new Result(copied, Math.max(all, copied));
    }

    private static List<StructureStatement> having(StoredStructure steps, boolean waiting) {
        return steps.after().stream()
                .filter(step -> StructureBuilder.waitsForPrivileges(step) == waiting)
                .toList();
    }

    private static String columns(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    /** Until nothing is missing: a parent may itself reference rows that have not been copied yet. */
    private void addParents(RowTarget into) throws SQLException, IOException {
        List<ForeignKey> keys = foreignKeys();
        boolean added = true;
        while (added) {
            added = false;
            for (ForeignKey key : keys) {
                List<String> missing = missing(key);
                for (int at = 0; at < missing.size(); at += KEYS_AT_ONCE) {
                    String values = String.join(", ", missing.subList(at, Math.min(missing.size(), at + KEYS_AT_ONCE)));
                    String typed = key.each(
                            i -> "v.c" + i
                                    + (key.types().get(i).isEmpty()
                                            ? ""
                                            : "::" + key.types().get(i)),
                            ", ");
                    long rows = transfer(
                            "select " + columns(key.parent().columns()) + " from "
                                    + key.parent().table().sql() + " p where ("
                                    + key.each(i -> key.compared(i, "p", key.to()), ", ") + ") in (select " + typed
                                    + " from (values " + values + ") v(" + key.each(i -> "c" + i, ", ")
                                    + "))",
                            into,
                            key.parent());
                    added |= rows > 0;
                }
            }
        }
    }

    private List<String> missing(ForeignKey key) throws SQLException {
        String row = key.each(
                i -> "quote_literal(format('%s', c."
                        + Identifier.quote(key.from().get(i)) + "))",
                " || ', ' || ");
        String present = key.each(i -> "c." + Identifier.quote(key.from().get(i)) + " is not null", " and ");
        String same = key.each(i -> key.compared(i, "p", key.to()) + " = " + key.compared(i, "c", key.from()), " and ");
        return Session.texts(
                target,
                "select distinct '(' || " + row + " || ')' from " + key.child().sql() + " c where " + present
                        + " and not exists (select from " + key.parent().table().sql() + " p where " + same + ")");
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                keys.add(new ForeignKey(
                        new TableName(rows.getString(1), rows.getString(2)),
                        new RowSet(new TableName(rows.getString(3), rows.getString(4)), texts(rows, 8), "", false, 0),
                        texts(rows, 5),
                        texts(rows, 6),
                        texts(rows, 7)));
            }
        }
        return keys;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** Planning a query evaluates constant calls in the table's indexes. */
    private long transfer(String query, RowTarget into, RowSet rows) throws SQLException, IOException {
        ActingRole reader = ReadingRole.of(source, rows.table().sql());
        long sent;
        if (reader.confined()) {
            ConfinedQuestions questions = reader.questions(source);
            sent = carry("copy (" + questions.query(query) + ") to stdout", into, rows);
            questions.forget();
        } else {
            reader.begin(source);
            sent = carry("copy (" + query + ") to stdout", into, rows);
            reader.end(source);
        }
        return sent;
    }

    private long carry(String copyOut, RowTarget into, RowSet rows) throws SQLException, IOException {
        CopyOut from = out.copyOut(copyOut);
        var sent = new AtomicLong();
        into.fill(rows, rows.copyInto(rows.table().sql()), in -> {
            var buffer = new ByteArrayOutputStream();
            for (byte[] row = from.readFromCopy(); row != null; row = from.readFromCopy()) {
                buffer.write(row);
                sent.incrementAndGet();
                if (buffer.size() > 1 << 20) {
                    in.writeToCopy(buffer.toByteArray(), 0, buffer.size());
                    buffer.reset();
                }
            }
            in.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        });
        copied += sent.get();
        return sent.get();
    }
}
