package dev.plumbline.operate.backup.copy;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ConfinedQuestions;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.operate.backup.rows.RowTarget;
import dev.plumbline.operate.backup.source.Inventory;
import dev.plumbline.operate.backup.source.RowSet;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.operate.backup.source.TableName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Some rows of each table, together with every row these reference. History tables and other small internal tables are copied whole. */
final class SampleRows implements CopiedRows {
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
    private final int rowsOfEach;
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

    SampleRows(Connection source, Connection target, int rowsOfEach) {
        this.source = source;
        this.target = target;
        this.rowsOfEach = rowsOfEach;
    }

    @Override
    public Filled fill(Inventory inventory, RowTarget into) throws SQLException, IOException {
        long ofAbout = 0;
        for (RowSet rows : inventory.rowSets()) {
            if (!CopiedRows.isThere(target, rows.table())) {
                continue;
            }
            boolean whole = rows.table().isBookkeeping() || rows.extension();
            if (whole) {
                copied += CopiedRows.carry(source, rows.copyOut(), into, rows);
            } else {
                transfer(
                        "select " + columns(rows.columns()) + " from only "
                                + rows.table().sql() + " limit " + rowsOfEach,
                        into,
                        rows);
            }
            ofAbout += rows.estimate();
        }
        addParents(into);
        CopiedRows.sequences(source, target, inventory);
        return new Filled(copied, Math.max(ofAbout, copied), List.of());
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
                var child = new TableName(rows.getString(1), rows.getString(2));
                var parent =
                        new RowSet(new TableName(rows.getString(3), rows.getString(4)), texts(rows, 8), "", false, 0);
                if (CopiedRows.isThere(target, child) && CopiedRows.isThere(target, parent.table())) {
                    keys.add(new ForeignKey(child, parent, texts(rows, 5), texts(rows, 6), texts(rows, 7)));
                }
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
            sent = CopiedRows.carry(source, "copy (" + questions.query(query) + ") to stdout", into, rows);
            questions.forget();
        } else {
            reader.begin(source);
            sent = CopiedRows.carry(source, "copy (" + query + ") to stdout", into, rows);
            reader.end(source);
        }
        copied += sent;
        return sent;
    }
}
