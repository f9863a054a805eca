package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.PinnedSession;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks the database itself what a sample of its rows cannot prove. Only reads, in one transaction; what cannot be asked there is reported
 * as not proven.
 */
final class SourceProof {

    private static final int SHOWN = 5;
    private static final int WIDEST = 60;
    private static final String MOST = "5min";
    private static final String LONGEST_WAIT = "2s";

    private final Connection real;
    private final ActingRole asker;
    private final CopiedTables before;
    private final RowsOfBefore rows;
    private final Map<Long, Boolean> whole = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> unproven = new ArrayList<>();

    /** @param broken which rows of the database violate a rule; {@code unproven} what could not be asked, and why */
    record Answer(List<String> broken, List<String> unproven) {}

    private SourceProof(Connection real, CopiedTables before, CopiedTables after) throws SQLException {
        this.real = real;
        this.asker = ReadingRole.ofAnything(real);
        this.before = before;
        this.rows = new RowsOfBefore(before, after, new OwnConversions(List.of()));
    }

    static Answer of(
            Database real,
            CopiedTables before,
            CopiedTables after,
            List<RowQuestion> questions,
            Consumer<String> progress) {
        try (Connection connection = real.connect()) {
            return ConsistentRead.asking(connection, () -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local statement_timeout = '" + MOST + "'");
                    statement.execute("set local lock_timeout = '" + LONGEST_WAIT + "'");
                }
                return PinnedSession.during(
                        connection, () -> new SourceProof(connection, before, after).answer(questions, progress));
            });
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, real + ": " + e.getMessage(), e);
        }
    }

    private Answer answer(List<RowQuestion> questions, Consumer<String> progress) throws SQLException {
        for (RowQuestion question : questions) {
            if (!isWhole(question.table())) {
                progress.accept("asking the database: " + question.about());
                ask(question);
            }
        }
        for (Map.Entry<Long, CopiedTables.CopiedTable> table : before.tables().entrySet()) {
            if (rows.isWritten(table.getKey()) && !table.getValue().partitioned() && !isWhole(table.getKey())) {
                unproven.add("rows of " + table.getValue().name() + ": the migration writes them, and only "
                        + count(table.getValue().rows()) + " of them were copied");
            }
        }
        return new Answer(broken, unproven);
    }

    /** All rows of a table that was copied whole have been through the migration already. */
    private boolean isWhole(long number) throws SQLException {
        CopiedTables.CopiedTable table = before.tables().get(number);
        if (table == null) {
            return false;
        }
        Boolean known = whole.get(number);
        if (known == null) {
            known = !hasMore(table);
            whole.put(number, known);
        }
        return known;
    }

    private boolean hasMore(CopiedTables.CopiedTable table) throws SQLException {
        try {
            return Savepoints.keeping(
                            real,
                            open -> asker.ask(
                                    open,
                                    "select count(*) from (select from " + table.from() + " limit " + (table.rows() + 1)
                                            + ") as r",
                                    row -> row.next() ? row.getLong(1) : 0L))
                    > table.rows();
        } catch (SQLException e) {
            return true;
        }
    }

    private void ask(RowQuestion question) throws SQLException {
        if (question.query().isEmpty()) {
            unproven.add(question.about() + "\n    not proven: " + question.unknown());
            return;
        }
        String query = question.query().get();
        try {
            Savepoints.keeping(real, open -> ask(open, question, query));
        } catch (SQLException e) {
            unproven.add(question.about() + "\n    not proven: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + "\n    asked by: "
                    + query);
        }
    }

    private boolean ask(Connection open, RowQuestion question, String query) throws SQLException {
        String asked = question.converts()
                ? query
                : "select count(*) over () as total, v.* from (" + query + ") as v limit " + SHOWN;
        return asker.ask(open, asked, found -> {
            boolean any = found.next() && !question.converts();
            boolean written = rows.isWritten(question.table());
            if (any) {
                // Of a unique key, each value that occurs more than once is one row.
                String text = question.about() + "\n    broken by " + count(found.getLong(1))
                        + " of the database, such as " + samples(found) + "\n    asked by: " + query;
                (written ? unproven : broken)
                        .add(written ? text + "\n    not proven: the migration writes the table's rows first" : text);
            } else if (written) {
                unproven.add(question.about() + "\n    not proven: the migration writes the table's rows itself");
            }
            return any;
        });
    }

    private static String count(long rows) {
        return String.format(Locale.ROOT, rows == 1 ? "%,d row" : "%,d rows", rows);
    }

    /** The row that the result is at, and those after it. */
    private static String samples(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<String> samples = new ArrayList<>();
        do {
            List<String> values = new ArrayList<>();
            for (int i = 2; i <= columns.getColumnCount(); i++) {
                String value = String.valueOf(found.getString(i));
                values.add(value.length() > WIDEST ? value.substring(0, WIDEST) + "…" : value);
            }
            samples.add("(" + String.join(", ", values) + ")");
        } while (found.next());
        return String.join(", ", samples);
    }
}
