package dev.plumbline.operate.backup;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Transaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Copies the structure of a database and some of its rows, together with every row these refer to, into an empty database. */
public final class Sample {
    private static final int KEYS_AT_ONCE = 500;
    private static final String FOREIGN_KEYS = """
            select conrelid::regclass::text, confrelid::regclass::text,
              array(select a.attname::text from unnest(k.conkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.n order by u.i),
              array(select a.attname::text from unnest(k.confkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i),
              array(select format_type(a.atttypid, a.atttypmod) from unnest(k.confkey) with ordinality u (n, i)
                join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.n order by u.i),
              array(select quote_ident(a.attname) from pg_attribute a
                where a.attrelid = k.confrelid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)
            from pg_constraint k
            where k.contype = 'f' and k.conparentid = 0
            """;

    private final Connection source;
    private final Connection target;
    private final CopyManager out;
    private final CopyManager in;
    private long copied;

    private record ForeignKey(
            String child, String parent, List<String> from, List<String> to, List<String> types, List<String> all) {}

    /** Rows copied, and the rows of the whole database by the server's own estimate. */
    public record Result(long rows, long ofAbout) {}

    private Sample(Connection source, Connection target) throws SQLException {
        this.source = source;
        this.target = target;
        this.out = source.unwrap(PGConnection.class).getCopyAPI();
        this.in = target.unwrap(PGConnection.class).getCopyAPI();
    }

    /** History tables and other small bookkeeping are copied whole. */
    public static Result copy(Database from, Database to, int rowsOfEach) {
        try (Connection source = from.connect();
                Connection target = to.with("preferQueryMode", "simple").connect()) {
            return Transaction.rollBack(
                    source, reading -> Transaction.commit(target, writing -> copy(reading, writing, rowsOfEach)));
        } catch (SQLException e) {
            throw BackupException.sql("sample of " + from, e);
        } catch (IOException e) {
            throw BackupException.unavailable("sample of " + from + ": " + e.getMessage(), e);
        }
    }

    private static Result copy(Connection source, Connection target, int rowsOfEach) throws SQLException, IOException {
        Session.execute(source, "set transaction isolation level repeatable read, read only");
        Session.canonicalText(source);
        Session.canonicalText(target);
        Session.execute(target, "set local search_path = ''", "set local check_function_bodies = off");
        return new Sample(source, target).copy(rowsOfEach);
    }

    private Result copy(int rowsOfEach) throws SQLException, IOException {
        Structure structure = Structure.read(source, Scope.everything());
        if (!structure.beyond().isEmpty()) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    "a sample cannot carry " + String.join(", ", structure.beyond())
                            + " (take all rows: leave out --rows)");
        }
        run(structure, true);
        long all = 0;
        for (RowSet rows : structure.rowSets()) {
            boolean whole = rows.table().table().matches("flyway_.*|plumbline_.*") || rows.extension();
            String columns = columns(rows.columns());
            transfer(
                    whole
                            ? rows.copyOut()
                            : "copy (select " + columns + " from only "
                                    + rows.table().sql() + " limit " + rowsOfEach + ") to stdout",
                    "copy " + rows.table().sql() + (rows.columns().isEmpty() ? "" : " (" + columns + ")")
                            + " from stdin");
            all += rows.estimate();
        }
        addParents();
        Sequences.restore(target, Sequences.read(source, structure.sequences()));
        run(structure, false);
        return new Result(copied, Math.max(all, copied));
    }

    private static String columns(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }

    private void run(Structure structure, boolean beforeRows) throws SQLException {
        for (StructureStatement step : structure.statements()) {
            if (step.beforeRows() == beforeRows) {
                Session.execute(target, step.sql());
            }
        }
    }

    /** Until nothing is missing: a parent may itself refer to rows that are not there yet. */
    private void addParents() throws SQLException, IOException {
        List<ForeignKey> keys = foreignKeys();
        boolean added = true;
        while (added) {
            added = false;
            for (ForeignKey key : keys) {
                List<String> missing = missing(key);
                for (int at = 0; at < missing.size(); at += KEYS_AT_ONCE) {
                    String values = String.join(", ", missing.subList(at, Math.min(missing.size(), at + KEYS_AT_ONCE)));
                    String typed = java.util.stream.IntStream.range(0, key.to().size())
                            .mapToObj(i -> "v.c" + i + "::" + key.types().get(i))
                            .collect(Collectors.joining(", "));
                    String names = java.util.stream.IntStream.range(0, key.to().size())
                            .mapToObj(i -> "c" + i)
                            .collect(Collectors.joining(", "));
                    String all = String.join(", ", key.all());
                    long rows = transfer(
                            "copy (select " + all + " from " + key.parent() + " where (" + columns(key.to())
                                    + ") in (select " + typed + " from (values " + values + ") v(" + names
                                    + "))) to stdout",
                            "copy " + key.parent() + " (" + all + ") from stdin");
                    added |= rows > 0;
                }
            }
        }
    }

    private List<String> missing(ForeignKey key) throws SQLException {
        String row = key.from().stream()
                .map(name -> "quote_literal(format('%s', c." + Identifier.quote(name) + "))")
                .collect(Collectors.joining(" || ', ' || "));
        String present = key.from().stream()
                .map(name -> "c." + Identifier.quote(name) + " is not null")
                .collect(Collectors.joining(" and "));
        String same = java.util.stream.IntStream.range(0, key.from().size())
                .mapToObj(i -> "p." + Identifier.quote(key.to().get(i)) + " = c."
                        + Identifier.quote(key.from().get(i)))
                .collect(Collectors.joining(" and "));
        return Session.texts(
                target,
                "select distinct '(' || " + row + " || ')' from " + key.child() + " c where " + present
                        + " and not exists (select from " + key.parent() + " p where " + same + ")");
    }

    private List<ForeignKey> foreignKeys() throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (Statement statement = source.createStatement();
                ResultSet rows = statement.executeQuery(FOREIGN_KEYS)) {
            while (rows.next()) {
                keys.add(new ForeignKey(
                        rows.getString(1),
                        rows.getString(2),
                        texts(rows, 3),
                        texts(rows, 4),
                        texts(rows, 5),
                        texts(rows, 6)));
            }
        }
        return keys;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private long transfer(String copyOut, String copyIn) throws SQLException, IOException {
        CopyOut from = out.copyOut(copyOut);
        CopyIn into = in.copyIn(copyIn);
        long rows = 0;
        var buffer = new ByteArrayOutputStream();
        for (byte[] row = from.readFromCopy(); row != null; row = from.readFromCopy()) {
            buffer.write(row);
            rows++;
            if (buffer.size() > 1 << 20) {
                into.writeToCopy(buffer.toByteArray(), 0, buffer.size());
                buffer.reset();
            }
        }
        into.writeToCopy(buffer.toByteArray(), 0, buffer.size());
        into.endCopy();
        copied += rows;
        return rows;
    }
}
