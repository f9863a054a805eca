package dev.plumbline.operate.undo.keep;

import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.operate.sql.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table without a key: which one of today's was which one before cannot be told. If a step changed rows and its undo file does
 * not change them back, all rows from before are kept, and with them a fingerprint of those that are there instead: as long as
 * these are the same, they can be replaced.
 */
public final class KeylessRows {
    private KeylessRows() {}

    /** A fingerprint of the rows that are there now and were not before; empty: there are none. */
    public static Optional<String> extra(Connection connection, SavedTable one, String table) throws SQLException {
        return PinnedSession.during(
                connection,
                () -> Rows.list(
                                connection,
                                "select count(*) || '/' || sum(('x' || substr(md5(b.today::text || '/' || b.nth), 1, 15))::bit(60)::bigint)"
                                        + " from " + one.numbered() + " where " + isExtra(table)
                                        + " having count(*) > 0",
                                row -> row.getString(1))
                        .stream()
                        .findFirst());
    }

    /** Keeps the fingerprint with the rows. */
    static void keep(Connection connection, String table, String extra) throws SQLException {
        Rows.execute(
                connection,
                "insert into " + table + " (n, was, now, same, nth) values (0, null, ?, false, null)",
                List.of(extra));
    }

    /** The fingerprint that was kept; empty: only rows that are missing were. */
    public static Optional<String> kept(Connection connection, String table) throws SQLException {
        return Rows.list(connection, "select now[1] from " + table + " where was is null", row -> row.getString(1))
                .stream()
                .findFirst();
    }

    /**
     * Makes the rows from before out of them, as far as there are as many.
     *
     * @param assignments of every column, from a kept row {@code k}
     */
    public static String update(SavedTable one, String table, String assignments) {
        return "update only " + one.sql() + " t set " + assignments
                + " from (select k.was, row_number() over (order by k.n) as pair from " + table
                + " k where k.was is not null and "
                + isMissing(one) + ") k join (select b.place, row_number() over () as pair from " + one.numbered()
                + " where "
                + isExtra(table) + ") e on e.pair = k.pair where t.ctid = e.place";
    }

    /** Deletes those that are left. */
    public static String delete(SavedTable one, String table) {
        return "delete from only " + one.sql() + " t using " + one.numbered() + " where t.ctid = b.place and "
                + isExtra(table);
    }

    /** Inserts the kept rows that are not there. */
    public static String insert(SavedTable one, String table) {
        return "insert into " + one.sql() + " (" + one.names() + ") overriding system value select "
                + String.join(", ", one.values()) + " from " + table
                + " k where k.was is not null and "
                + isMissing(one) + " order by k.n";
    }

    private static String isMissing(SavedTable one) {
        return "not exists (select from " + one.numbered() + " where b.today = k.was and b.nth = coalesce(k.nth, 1))";
    }

    private static String isExtra(String table) {
        return "not exists (select from " + table + " k where k.was = b.today and k.nth = b.nth)";
    }
}
