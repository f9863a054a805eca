package dev.plumbline.database.rights;

/** What types consist of, down to the last domain, element, field and subtype: part of a query for the code that they run. */
public final class MadeOf {

    private static final String PLACE = "{made_of}";

    /** Types that come with the server run nobody else's code, and are left out. */
    private static final String TABLE = """
            made_of (whole, part) as (
              select s.oid, s.oid
              from (%s) as s (oid)
              where s.oid >= 16384
              union
              select m.whole, x.part
              from made_of m
              join pg_catalog.pg_type t on t.oid = m.part
              cross join lateral (
                select t.typbasetype as part
                union all
                select t.typelem
                union all
                select a.atttypid
                from pg_catalog.pg_attribute a
                where a.attrelid = t.typrelid and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
                union all
                select g.rngsubtype
                from pg_catalog.pg_range g
                where g.rngtypid = t.oid
                union all
                select g.rngtypid
                from pg_catalog.pg_range g
                where g.rngmultitypid = t.oid) x
              where x.part >= 16384)""";

    private MadeOf() {}

    /**
     * The query, with {@code made_of (whole, part)} among its recursive tables.
     *
     * @param types a query of ours that returns their oids
     */
    public static String in(String query, String types) {
        return query.replace(PLACE, TABLE.formatted(types));
    }
}
