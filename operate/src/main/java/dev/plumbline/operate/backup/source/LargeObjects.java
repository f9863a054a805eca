package dev.plumbline.operate.backup.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Large objects are stored as rows of (object, position, bytes). */
public final class LargeObjects {
    public static final RowSet ROWS =
            new RowSet(new TableName("", "large objects"), List.of("id", "position", "bytes"), "", false, 0);
    public static final String COPY_OUT = """
            copy (
              with recursive piece as (
                select oid as id, 0::bigint as position, lo_get(oid, 0, 262144) as bytes from pg_largeobject_metadata
                union all
                select id, position + 262144, lo_get(id, position + 262144, 262144) from piece
                where length(bytes) = 262144)
              select id, position, bytes from piece) to stdout
            """;
    public static final String COPY_IN = "copy pg_temp.plumbline_large_object from stdin";

    private LargeObjects() {}

    public static boolean any(Connection connection) throws SQLException {
        return Session.number(connection, "select count(*) from pg_largeobject_metadata") > 0;
    }

    public static void prepare(Connection connection) throws SQLException {
        Session.execute(
                connection,
                "create temporary table plumbline_large_object (id oid, position bigint, bytes bytea) on commit drop");
    }

    public static void create(Connection connection) throws SQLException {
        Session.execute(
                connection,
                "select lo_create(id) from (select distinct id from pg_temp.plumbline_large_object) one",
                "select lo_put(id, position, bytes) from pg_temp.plumbline_large_object where length(bytes) > 0");
    }
}
