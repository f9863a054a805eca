package dev.plumbline.operate.trial;

import dev.plumbline.catalog.CatalogScope;
import dev.plumbline.database.Identifier;
import dev.plumbline.database.relation.OwnSchema;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table at one moment of a transaction, identified by its oid, so that a renamed table stays the same one.
 *
 * @param file changes when the rows are rewritten or the table is truncated
 * @param key names of the columns of its primary key, or of a unique key over columns that are never null; empty: none
 */
public record TableShape(
        long oid, String schema, String name, long file, List<Column> columns, List<String> key, Counts counts) {

    /** A column that holds values of its own. */
    public record Column(int number, String name, String type) {}

    /** What this transaction has done to the table so far. */
    public record Counts(long inserted, long updated, long deleted) {}

    private static final String QUERY = """
            select c.oid::bigint, n.nspname, c.relname, c.relfilenode::bigint, k.numbers, k.names, k.types,
              coalesce((
                select array(
                  select a.attname::text
                  from unnest(i.indkey::int2[]) with ordinality k (attnum, place)
                  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                  where k.place <= i.indnkeyatts order by k.place)
                from pg_index i
                where i.indrelid = c.oid and i.indisunique and i.indisvalid and i.indpred is null and i.indexprs is null
                  and not exists (
                    select from unnest(i.indkey::int2[]) k (attnum)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                    where not a.attnotnull)
                order by i.indisprimary desc, i.indnkeyatts, i.indexrelid limit 1), '{}'),
              pg_stat_get_xact_tuples_inserted(c.oid), pg_stat_get_xact_tuples_updated(c.oid),
              pg_stat_get_xact_tuples_deleted(c.oid)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            cross join lateral (
              select coalesce(array_agg(a.attnum::text order by a.attnum), '{}') as numbers,
                coalesce(array_agg(a.attname::text order by a.attnum), '{}') as names,
                coalesce(array_agg(pg_catalog.format_type(a.atttypid, a.atttypmod) order by a.attnum), '{}') as types
              from pg_attribute a
              where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') k
            where c.relkind = 'r' and c.relpersistence <> 't'
              and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and c.relname !~ '@bookkeeping@'
              and not (n.nspname = '@own schema@' and c.relname ~ '^(@own relations@)$')
              and @these@
              and not exists (
                select from pg_depend d
                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by 2, 3
            """.replace("@bookkeeping@", CatalogScope.BOOKKEEPING)
            .replace("@own schema@", OwnSchema.NAME)
            .replace("@own relations@", OwnSchema.RELATIONS);

    /** Of those whose numbers are its parameter. */
    static final String OF = QUERY.replace("@these@", "c.oid = any ($1)");

    /** Types are written with their schemas: the caller has emptied the search path. */
    public static Map<Long, TableShape> all(Connection connection) throws SQLException {
        return byNumber(Rows.list(connection, QUERY.replace("@these@", "true"), TableShape::read));
    }

    /** The same for the given oids only, in a transaction; what is not a table of the user's is left out. */
    public static Map<Long, TableShape> of(Connection connection, Collection<Long> numbers) throws SQLException {
        var found = new ArrayList<TableShape>();
        if (!numbers.isEmpty()) {
            TrialQueries.ALL.ask(connection, List.of(TrialQueries.shapes(numbers)), row -> found.add(read(row)));
        }
        return byNumber(found);
    }

    private static Map<Long, TableShape> byNumber(List<TableShape> shapes) {
        Map<Long, TableShape> found = new LinkedHashMap<>();
        shapes.forEach(shape -> found.put(shape.oid(), shape));
        return found;
    }

    /** The table of this name, quoted and with its schema; empty when there is none. */
    public static Optional<TableShape> named(Connection connection, String sql) throws SQLException {
        List<Long> number = Rows.list(
                connection,
                "select c.oid::bigint from pg_class c where c.oid = to_regclass(?::text)",
                row -> row.getLong(1),
                sql);
        return of(connection, number).values().stream().findFirst();
    }

    private static TableShape read(ResultSet row) throws SQLException {
        List<String> numbers = Rows.texts(row, 5);
        List<String> names = Rows.texts(row, 6);
        List<String> types = Rows.texts(row, 7);
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(Integer.parseInt(numbers.get(i)), names.get(i), types.get(i)));
        }
        return new TableShape(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                List.copyOf(columns),
                Rows.texts(row, 8),
                new Counts(row.getLong(9), row.getLong(10), row.getLong(11)));
    }

    public String sql() {
        return Identifier.quote(schema) + "." + Identifier.quote(name);
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }

    public boolean occupied(Connection connection) throws SQLException {
        return Rows.is(connection, "select exists (select from only " + sql() + ")");
    }
}
