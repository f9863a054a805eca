package dev.plumbline.loader.copy;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Separates errors that another row might not have caused from those that no row could avoid. The classes listed are those that PostgreSQL
 * itself uses for the latter; the rest is data, integrity, limits such as that of an index entry, and whatever a trigger raises.
 */
public final class RowErrors {

    private static final Set<String> NOT_OF_A_ROW = new TreeSet<>(Set.of(
            "00", "01", "02", "03", "08", "0A", "0B", "0F", "0L", "0P", "24", "25", "26", "28", "2B", "2D", "34", "3B",
            "3D", "3F", "40", "42", "53", "55", "57", "58", "72", "F0", "HV", "XX"));

    private static final String PRIVILEGE = "42501";

    /** The function of the server in which policies and check options refuse a row; a missing privilege comes from elsewhere. */
    private static final String POLICY = "ExecWithCheckOptions";

    /** The context of an error while COPY read a value: after the line's number comes the column, otherwise the row. */
    private static final Pattern AT_A_VALUE = Pattern.compile("COPY .*\\d+[,،、，].*");

    private RowErrors() {}

    /** Whether another row might have been accepted. */
    public static boolean blamesARow(SQLException error) {
        String state = error.getSQLState();
        boolean fromServer = state != null && state.length() == 5;
        return fromServer && (!NOT_OF_A_ROW.contains(state.substring(0, 2)) || isOfAPolicy(error) || isOfAValue(error));
    }

    /** Types such as tsquery, jsonpath and regclass report an invalid value as a mistake in the statement. */
    private static boolean isOfAValue(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String where = server == null || server.getWhere() == null ? "" : server.getWhere();
        return AT_A_VALUE.matcher(where.lines().findFirst().orElse("")).matches();
    }

    private static boolean isOfAPolicy(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return server != null && PRIVILEGE.equals(server.getSQLState()) && POLICY.equals(server.getRoutine());
    }

    /**
     * The same as a condition of an exception handler in PL/pgSQL, which does not get the function's name: there a policy is known by the
     * server's message, where that is in English.
     */
    public static String condition(String state) {
        return "(left(" + state + ", 2) not in ("
                + NOT_OF_A_ROW.stream().map(c -> "'" + c + "'").collect(Collectors.joining(", ")) + ") or " + state
                + " = '" + PRIVILEGE + "' and sqlerrm like '%row-level security policy%')";
    }
}
