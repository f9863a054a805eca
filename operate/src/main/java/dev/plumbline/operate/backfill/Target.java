package dev.plumbline.operate.backfill;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The table to change and the unique key that batches walk along. */
record Target(String sql, List<String> key, List<String> types, long rows) {
    private static final String QUERY = """
            select format('%I.%I', n.nspname, c.relname), greatest(c.reltuples::bigint, 0), c.relkind in ('r', 'p'),
              key.names, key.types
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join lateral (
              select
                array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts order by k.place) as names,
                array(select format_type(a.atttypid, a.atttypmod) from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts order by k.place) as types
              from pg_index i
              join pg_class x on x.oid = i.indexrelid
              join pg_am m on m.oid = x.relam and m.amname = 'btree'
              where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
                and not exists (
                  select from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts and not a.attnotnull)
              order by i.indisprimary desc, i.indnkeyatts, i.indexrelid limit 1) key on true
            where c.oid = to_regclass(?)
            """;

    Target {
        key = List.copyOf(key);
        types = List.copyOf(types);
    }

    static Target of(Connection connection, BackfillOptions options) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, options.table());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || !row.getBoolean(3)) {
                    throw new PlumblineException(Kind.USAGE, "no table " + options.table() + " in this database");
                }
                Array names = row.getArray(4);
                if (names == null) {
                    throw new PlumblineException(
                            Kind.FINDING,
                            row.getString(1)
                                    + " has no primary key and no unique index over columns that are never null,"
                                    + " along which batches could go (create one concurrently first)");
                }
                var target = new Target(
                        row.getString(1),
                        List.of((String[]) names.getArray()),
                        List.of((String[]) row.getArray(5).getArray()),
                        row.getLong(2));
                target.refuseKeyChanges(options);
                return target;
            }
        }
    }

    private void refuseKeyChanges(BackfillOptions options) {
        for (String column : key) {
            Pattern assigned = Pattern.compile(
                    "(?i)(^|,)\\s*(\"" + Pattern.quote(column) + "\"|" + Pattern.quote(column) + ")\\s*=");
            if (assigned.matcher(options.assignments()).find()) {
                throw new PlumblineException(
                        Kind.USAGE, "column " + column + " is in the key that batches go along, it cannot be set");
            }
        }
    }

    private String tuple() {
        return key.stream().map(Identifier::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Literals, no parameters: a question mark in the operator's own SQL is an operator of jsonb, not a parameter. */
    private String values(List<String> of) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> Identifier.literal(of.get(i)) + "::" + types.get(i))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The last key of the next batch and the number of rows up to it; the index gives both. */
    String nextKey(List<String> after, int size) {
        String order = key.stream().map(Identifier::quote).collect(Collectors.joining(", "));
        String reverse =
                key.stream().map(name -> Identifier.quote(name) + " desc").collect(Collectors.joining(", "));
        String texts = key.stream()
                .map(name -> "format('%s', " + Identifier.quote(name) + ")")
                .collect(Collectors.joining(", ", "array[", "]"));
        return "select " + texts + ", count(*) over () from (select " + order + " from " + sql
                + (after.isEmpty() ? "" : " where " + tuple() + " > " + values(after)) + " order by " + order
                + " limit " + size + ") batch order by " + reverse + " limit 1";
    }

    /** The update of all rows, to be looked at. */
    String update(BackfillOptions options) {
        return update(options, List.of());
    }

    String update(BackfillOptions options, List<String> after, List<String> last) {
        var conditions = new ArrayList<String>();
        if (!after.isEmpty()) {
            conditions.add(tuple() + " > " + values(after));
        }
        conditions.add(tuple() + " <= " + values(last));
        return update(options, conditions);
    }

    private String update(BackfillOptions options, List<String> range) {
        var conditions = new ArrayList<>(range);
        if (!options.where().isBlank()) {
            conditions.add("(" + options.where() + "\n)");
        }
        return "update " + sql + " set " + options.assignments()
                + (conditions.isEmpty() ? "" : "\nwhere " + String.join(" and ", conditions));
    }
}
