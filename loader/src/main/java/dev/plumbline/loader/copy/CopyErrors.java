package dev.plumbline.loader.copy;

import dev.plumbline.loader.report.Fault;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.target.TargetColumn;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Reads the server's error about a row it refuses. */
public final class CopyErrors {

    private static final Pattern NUMBER = Pattern.compile("\\D*(\\d+)(.*)", Pattern.DOTALL);

    private static final Pattern KEY = Pattern.compile("Key \\((.+?)\\)=\\(");

    private CopyErrors() {}

    /**
     * The number of the row within its COPY, -1 when the server did not give it. Its message is translated, so only names and digits are
     * used.
     */
    static long row(SQLException error, String relation) {
        for (String context : where(error).split("\n")) {
            int at = context.startsWith("COPY") || context.contains(relation) ? context.indexOf(relation) : -1;
            if (at >= 0 && context.contains("COPY")) {
                Matcher number = NUMBER.matcher(context.substring(at + relation.length()));
                if (number.matches()) {
                    return Long.parseLong(number.group(1));
                }
            }
        }
        return -1;
    }

    /** The server's error about a row as a reject. */
    public static Reject reject(SQLException error, CopyBatch batch, int row, String original) {
        return new Reject(
                batch.ordinal(row),
                batch.file(),
                batch.line(row),
                batch.layout().target().name().toString(),
                List.of(fault(error, batch.layout())),
                original);
    }

    /** The server's error about a row of this layout. */
    public static Fault fault(SQLException error, Layout layout) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String constraint = server == null ? "" : Objects.requireNonNullElse(server.getConstraint(), "");
        return new Fault(
                column(error, constraint, layout),
                constraint,
                Objects.requireNonNullElse(error.getSQLState(), ""),
                reason(error));
    }

    /** The message with its detail, on one line. */
    public static String reason(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (server == null) {
            return Objects.requireNonNullElse(error.getMessage(), error.toString());
        }
        String detail = server.getDetail();
        String text = server.getMessage() + (detail == null ? "" : ": " + detail);
        return text.replaceAll("\\s*\\n\\s*", " ");
    }

    private static String column(SQLException error, String constraint, Layout layout) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (server != null && server.getColumn() != null) {
            return server.getColumn();
        }
        for (String context : where(error).split("\n")) {
            if (!context.startsWith("COPY")) {
                continue;
            }
            String found = "";
            for (TargetColumn column : layout.columns()) {
                boolean named =
                        context.contains(" " + column.name() + ": ") || context.contains(" " + column.name() + " : ");
                found = named && column.name().length() > found.length() ? column.name() : found;
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        String key = keyColumns(reason(error));
        return key.isEmpty() ? layout.target().columnsOf(constraint) : key;
    }

    /** The columns of {@code Key (a, b)=(1, 2)}, the detail of a broken key. */
    public static String keyColumns(String reason) {
        Matcher key = KEY.matcher(reason);
        return key.find() ? key.group(1) : "";
    }

    private static String where(SQLException error) {
        ServerErrorMessage server = error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return server == null ? "" : Objects.requireNonNullElse(server.getWhere(), "");
    }
}
