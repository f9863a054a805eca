package dev.plumbline.loader.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The statements by which an index is dropped and recreated with all of its settings. */
final class IndexScript {

    private IndexScript() {}

    static TableIndex of(Name table, ResultSet row) throws SQLException {
        String constraint = row.getString("conname");
        String sql = row.getString("sql");
        String drop = constraint == null
                ? "drop index " + sql
                : "alter table " + table.toSql() + " drop constraint " + Name.quote(constraint);
        return new TableIndex(
                row.getString("relname"),
                drop,
                build(table, sql, row),
                row.getBoolean("indisunique"),
                row.getLong("bytes"),
                TableReader.strings(row, "sort_columns"),
                TableReader.strings(row, "collations"));
    }

    private static List<String> build(Name table, String sql, ResultSet row) throws SQLException {
        var build = new ArrayList<String>();
        String alter = "alter table " + table.toSql() + " ";
        String index = Name.quote(row.getString("relname"));
        String space = row.getString("spcname");
        if (space != null) {
            build.add("set local default_tablespace = " + Name.literal(space));
        }
        build.add(row.getString("definition"));
        if (space != null) {
            build.add("set local default_tablespace = ''");
        }
        String constraint = row.getString("conname");
        if (constraint != null) {
            build.add(alter + "add constraint " + Name.quote(constraint) + constraintKind(row) + " using index " + index
                    + deferrable(row));
            comment(
                    build,
                    "constraint " + Name.quote(constraint) + " on " + table.toSql(),
                    row.getString("con_comment"));
        }
        comment(build, "index " + sql, row.getString("comment"));
        for (String target : TableReader.strings(row, "stats")) {
            build.add("alter index " + sql + " alter column " + target);
        }
        if (row.getBoolean("indisclustered")) {
            build.add(alter + "cluster on " + index);
        }
        if (row.getBoolean("indisreplident")) {
            build.add(alter + "replica identity using index " + index);
        }
        return build;
    }

    private static String constraintKind(ResultSet row) throws SQLException {
        return row.getString("contype").equals("p") ? " primary key" : " unique";
    }

    private static String deferrable(ResultSet row) throws SQLException {
        return (row.getBoolean("condeferrable") ? " deferrable" : "")
                + (row.getBoolean("condeferred") ? " initially deferred" : "");
    }

    private static void comment(List<String> build, String on, @org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            build.add("comment on " + on + " is " + Name.literal(text));
        }
    }
}
