package dev.plumbline.operate.backfill;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.relation.NamedRelation;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table to change and the unique key along which batches move.
 *
 * @param operators the schema of the operators that each column of the key is sorted by
 */
record BackfillTable(String sql, long oid, List<String> key, List<String> types, List<String> operators, long rows) {
    private static final String QUERY = """
            select format('%I.%I', n.nspname, c.relname), greatest(c.reltuples::bigint, 0), c.relkind in ('r', 'p'),
              key.names, key.types, key.operators
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join lateral (
              select
                array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts order by k.place) as names,
                array(select format_type(a.atttypid, a.atttypmod) from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts order by k.place) as types,
                array(select s.nspname::text from unnest(i.indclass::oid[]) with ordinality k (opclass, place)
                  join pg_opclass o on o.oid = k.opclass
                  join pg_amop p on p.amopfamily = o.opcfamily and p.amoplefttype = o.opcintype
                    and p.amoprighttype = o.opcintype and p.amopstrategy = 5
                  join pg_operator g on g.oid = p.amopopr
                  join pg_namespace s on s.oid = g.oprnamespace
                  where k.place <= i.indnkeyatts order by k.place) as operators
              from pg_index i
              join pg_class x on x.oid = i.indexrelid
              join pg_am m on m.oid = x.relam and m.amname = 'btree'
              where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
                and not exists (
                  select from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts and not a.attnotnull)
              order by i.indisprimary desc, i.indnkeyatts, i.indexrelid limit 1) key on true
            where c.oid = ?
            """;

    BackfillTable {
        key = List.copyOf(key);
        types = List.copyOf(types);
        operators = List.copyOf(operators);
    }

    static BackfillTable of(Connection connection, BackfillOptions options) throws SQLException {
        NamedRelation relation = NamedRelation.find(connection, options.table())
                .orElseThrow(
                        () -> new PlumblineException(Kind.USAGE, "no table " + options.table() + " in this database"));
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setLong(1, relation.oid());
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
                var target = new BackfillTable(
                        row.getString(1),
                        relation.oid(),
                        List.of((String[]) names.getArray()),
                        List.of((String[]) row.getArray(5).getArray()),
                        List.of((String[]) row.getArray(6).getArray()),
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

    /**
     * Compares the key with given values, by the operators its index is sorted by and no others on the search path. Values are literals: a
     * question mark in the operator's own SQL is an operator of jsonb, not a parameter.
     */
    private String compared(String operator, List<String> with) {
        if (Set.copyOf(operators).size() == 1) {
            return IntStream.range(0, key.size())
                            .mapToObj(i -> Identifier.quote(key.get(i)))
                            .collect(Collectors.joining(", ", "(", ")"))
                    + by(operators.get(0), operator)
                    + IntStream.range(0, key.size())
                            .mapToObj(i -> value(i, with))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        String strict = operator.substring(0, 1);
        String condition = "";
        for (int i = key.size() - 1; i >= 0; i--) {
            String column = Identifier.quote(key.get(i));
            String value = value(i, with);
            condition = condition.isEmpty()
                    ? column + by(operators.get(i), operator) + value
                    : "(" + column + by(operators.get(i), strict) + value + " or " + column + by(operators.get(i), "=")
                            + value + " and " + condition + ")";
        }
        return condition;
    }

    private String value(int column, List<String> of) {
        return Identifier.literal(of.get(column)) + "::" + types.get(column);
    }

    private static String by(String schema, String operator) {
        return " operator(" + Identifier.quote(schema) + "." + operator + ") ";
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
                + (after.isEmpty() ? "" : " where " + compared(">", after)) + " order by " + order
                + " limit " + size + ") batch order by " + reverse + " limit 1";
    }

    /** The update of all rows, for the checks before the first batch. */
    String update(BackfillOptions options) {
        return update(options, List.of());
    }

    String update(BackfillOptions options, List<String> after, List<String> last) {
        var conditions = new ArrayList<String>();
        if (!after.isEmpty()) {
            conditions.add(compared(">", after));
        }
        conditions.add(compared("<=", last));
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
