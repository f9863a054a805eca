package dev.plumbline.operate.rehearse;

import dev.plumbline.operate.rehearse.RowsOfBefore.CannotTell;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For each kind of constraint the query that finds the rows which violate it. */
final class ConstraintQuestions {
    private final RowsOfBefore rows;
    private final CopiedTables after;

    ConstraintQuestions(RowsOfBefore rows, CopiedTables after) {
        this.rows = rows;
        this.after = after;
    }

    RowQuestion check(String about, long table, ResultSet row) throws CannotTell, SQLException {
        return RowQuestion.asked(
                about,
                table,
                "select * from " + rows.of(table, numbers(row, "columns")) + " as r where not ("
                        + row.getString("expression") + ")");
    }

    RowQuestion unique(String about, long table, ResultSet row) throws CannotTell, SQLException {
        List<String> keys = texts(row, "keys");
        String condition = row.getString("condition");
        String present = row.getBoolean("nulls_equal")
                ? "true"
                : keys.stream().map(key -> "(" + key + ") is not null").collect(Collectors.joining(" and "));
        String list = IntStream.rangeClosed(1, keys.size())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String named = keys.stream().map(key -> "(" + key + ")").collect(Collectors.joining(", "));
        return RowQuestion.asked(
                about,
                table,
                "select " + named + ", count(*) as rows_of_the_same from " + rows.of(table, numbers(row, "columns"))
                        + " as r where " + present + (condition == null ? "" : " and (" + condition + ")")
                        + " group by " + list + " having count(*) > 1");
    }

    RowQuestion exclusion(String about, long table, ResultSet row) throws CannotTell, SQLException {
        List<String> keys = texts(row, "keys");
        List<String> operators = texts(row, "operators");
        String condition = row.getString("condition");
        String keyed = IntStream.range(0, keys.size())
                .mapToObj(i -> "(" + keys.get(i) + ") as k" + i)
                .collect(Collectors.joining(", "));
        String numbered = "(select row_number() over () as place, " + keyed + " from "
                + rows.of(table, numbers(row, "columns")) + " as r"
                + (condition == null ? "" : " where (" + condition + ")") + ")";
        String clash = IntStream.range(0, keys.size())
                .mapToObj(i -> "a.k" + i + " " + operators.get(i) + " b.k" + i)
                .collect(Collectors.joining(" and "));
        return RowQuestion.asked(
                about,
                table,
                "with r as materialized " + numbered
                        + " select a.*, b.* from r as a join r as b on a.place < b.place and " + clash);
    }

    RowQuestion foreignKey(String about, long table, ResultSet row) throws CannotTell, SQLException {
        long parent = row.getLong("parent");
        List<Integer> from = numbers(row, "columns");
        List<Integer> to = numbers(row, "parent_columns");
        List<String> operators = texts(row, "operators");
        List<String> casts = texts(row, "casts");
        String child = rows.of(table, from);
        boolean full = row.getString("matches").equals("f");
        if (rows.isNew(parent) || rows.isWritten(parent)) {
            throw new CannotTell("the rows that it refers to are the migration's own");
        }
        String same = IntStream.range(0, from.size())
                .mapToObj(i -> "p." + name(parent, to.get(i)) + " " + operators.get(i) + " "
                        + (casts.get(i).isEmpty()
                                ? "c." + name(table, from.get(i))
                                : "cast(c." + name(table, from.get(i)) + " as " + casts.get(i) + ")"))
                .collect(Collectors.joining(" and "));
        String present = from.stream()
                .map(number -> "c." + name(table, number) + " is not null")
                .collect(Collectors.joining(full ? " or " : " and "));
        return RowQuestion.asked(
                about,
                table,
                "select c.* from " + child + " as c where (" + present + ") and not exists (select from "
                        + rows.of(parent, to) + " as p where " + same + ")");
    }

    /** A column's name on the migrated copy. */
    String name(long table, int number) {
        return Objects.requireNonNull(Objects.requireNonNull(after.tables().get(table))
                        .columns()
                        .get(number))
                .name();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(number -> ((Number) number).intValue())
                .toList();
    }
}
