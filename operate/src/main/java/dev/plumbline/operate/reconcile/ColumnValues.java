package dev.plumbline.operate.reconcile;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.output.Amounts;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examines the values of a column before anything is done to them, as their owner: casts of their type may be the owner's code. */
final class ColumnValues {

    private static final int SHOWN = 3;

    private final Connection connection;
    private final String table;
    private final String column;
    private @Nullable ActingRole owner;

    ColumnValues(Connection connection, String table, String column) {
        this.connection = connection;
        this.table = table;
        this.column = column;
    }

    long rows() throws SQLException {
        return number("select count(*) from " + table);
    }

    long nulls() throws SQLException {
        return number("select count(*) from " + table + " where " + column + " is null");
    }

    /** Values that cannot be converted at all; empty when there are none. */
    String unfit(Cast cast) throws SQLException {
        if (allFit(cast)) {
            return "";
        }
        return found(column + " is not null and not pg_temp.plumbline_converts(" + column + ")", column)
                .saying("cannot become " + cast.to() + "; correct first");
    }

    /** Values that would differ if they were converted back; empty when there are none. */
    String changed(Cast cast) throws SQLException {
        String converted = cast.of(column);
        String back = Cast.find(connection, cast.to(), cast.from()).of("(" + converted + ")");
        // A user-defined type may have casts to several types.
        boolean comparable =
                number("select count(*) from pg_operator where oid < 16384 and oprname = '=' and oprleft = "
                                + Identifier.literal(cast.from()) + "::regtype and oprright = oprleft")
                        > 0;
        String text = comparable ? "" : "::text";
        return found("(" + back + ")" + text + " is distinct from " + column + text, converted)
                .saying("would change as " + cast.to());
    }

    /** 'net,disk' may be one name or two; without a stated rule the owner of the data has to say. */
    String ambiguous() throws SQLException {
        return found(column + "::text ~ '[,;|]' and " + column + "::text !~ '^\\s*[{\\[\"]'", column)
                .saying("may be several in one text; say with --split what separates them");
    }

    /** Testing value by value, which is slow, is needed only when one of them does not fit. */
    private boolean allFit(Cast cast) throws SQLException {
        try {
            Savepoints.keeping(connection, open -> number("select count(" + cast.of(column) + ") from " + table));
            return true;
        } catch (SQLException e) {
            // tested value by value
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            // in the temporary schema, and dropped with it
            statement.execute("create or replace function pg_temp.plumbline_converts(value " + cast.from()
                    + ") returns boolean language plpgsql as $$ begin perform " + cast.of("value")
                    + "; return true; exception when others then return false; end $$");
        }
        return false;
    }

    private record Found(String place, long count, List<String> samples) {

        String saying(String what) {
            return count == 0
                    ? ""
                    : Amounts.count(count, "value") + " of " + place + " " + what + ": " + String.join(", ", samples)
                            + (count > SHOWN ? ", …" : "");
        }
    }

    /** @param becomes shown beside each value where it is a different text */
    private Found found(String condition, String becomes) throws SQLException {
        String place = table + "." + column;
        long count = number("select count(*) from " + table + " where " + condition);
        var samples = new ArrayList<String>();
        if (count > 0) {
            String sql = "select distinct left(" + column + "::text, 40), left(" + becomes + "::text, 40) from " + table
                    + " where " + condition + " order by 1 limit " + SHOWN;
            owner().ask(connection, sql, rows -> {
                while (rows.next()) {
                    String value = "'" + rows.getString(1) + "'";
                    boolean same = rows.getString(1).equals(rows.getString(2));
                    samples.add(same ? value : value + " becomes '" + rows.getString(2) + "'");
                }
                return samples;
            });
        }
        return new Found(place, count, samples);
    }

    private long number(String query) throws SQLException {
        return owner().ask(connection, query, row -> row.next() ? row.getLong(1) : 0L);
    }

    private ActingRole owner() throws SQLException {
        if (owner == null) {
            owner = ReadingRole.of(connection, table);
        }
        return owner;
    }
}
