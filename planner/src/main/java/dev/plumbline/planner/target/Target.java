package dev.plumbline.planner.target;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ReadingRole;
import dev.plumbline.database.session.Savepoints;
import dev.plumbline.planner.observation.ObservedFile;
import dev.plumbline.planner.rule.Finding;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One read-only transaction on the target. A question that takes too long is cancelled, and that is reported. */
public final class Target implements AutoCloseable {
    /** Rules about rows that can be dangerous. */
    public static final Set<String> RULES =
            Set.of("rows-null", "rows-duplicate", "rows-orphaned", "rows-violate", "rows-unfit", "values-lost");

    private static final int SAMPLE = 3;
    private static final int LONGEST_VALUE = 60;

    private final Connection connection;
    private final Duration limit;
    private Optional<ActingRole> asker = Optional.empty();

    private Target(Connection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** @param limit how long one question may take */
    public static Target open(Database database, Duration limit) {
        return new Target(database.connectToRead(), limit);
    }

    public TargetState state() {
        try {
            return StateReader.read(connection);
        } catch (SQLException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "sizes of the target: " + e.getMessage(), e);
        }
    }

    /** Rows on which the file would fail, and values that it would lose. */
    public List<Finding> findings(ObservedFile file) {
        var findings = new ArrayList<Finding>();
        for (Question question : Questions.of(file)) {
            try {
                ask(question, findings);
            } catch (SQLException e) {
                throw new PlumblineException(
                        PlumblineException.Kind.UNAVAILABLE, "rows of the target: " + e.getMessage(), e);
            }
        }
        return findings;
    }

    private void ask(Question question, List<Finding> findings) throws SQLException {
        String sql = "select count(*) from " + question.from();
        try {
            Savepoints.keeping(connection, open -> answer(open, question, sql)).ifPresent(findings::add);
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState()) || "42703".equals(e.getSQLState())) {
                return; // an earlier pending file creates what is asked for: the target has no such rows yet
            }
            findings.add(unanswered(question, sql, e));
        }
    }

    private Optional<Finding> answer(Connection open, Question question, String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            statement.execute("set local statement_timeout = " + limit.toMillis());
        }
        long count = asker().ask(open, sql, row -> row.next() ? row.getLong(1) : 0L);
        return count == 0
                ? Optional.empty()
                : Optional.of(finding(question, message(question, count, sample(open, question), sql)));
    }

    /** It is unknown what the tables and checks of a file call. Determined once, because the whole catalogue is read for it. */
    private ActingRole asker() throws SQLException {
        if (asker.isEmpty()) {
            asker = Optional.of(ReadingRole.ofAnything(connection));
        }
        return asker.get();
    }

    private static String subject(Question question) {
        return question.what().startsWith("values")
                ? question.what()
                : "rows of " + question.table() + " " + question.what();
    }

    private static String message(Question question, long count, String sample, String sql) {
        String end = question.severity() == dev.plumbline.planner.rule.Severity.DANGEROUS
                ? "the statement fails"
                : "their values are lost";
        return subject(question) + ": " + count + sample + "; " + end + " [" + sql + "]";
    }

    private String sample(Connection open, Question question) throws SQLException {
        if (question.shown().isEmpty()) {
            return "";
        }
        String sql = "select " + question.shown() + " from " + question.from() + " limit " + SAMPLE;
        List<String> values = asker().ask(open, sql, rows -> {
            var shown = new ArrayList<String>();
            ResultSetMetaData meta = rows.getMetaData();
            while (rows.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.add(cut(String.valueOf(rows.getString(i))));
                }
                shown.add("(" + cut(String.join(", ", row)) + ")");
            }
            return shown;
        });
        return values.isEmpty() ? "" : ", such as " + String.join(", ", values);
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static Finding finding(Question question, String message) {
        return new Finding(
                question.id(),
                question.title(),
                question.severity(),
                question.statement(),
                question.line(),
                question.table(),
                message,
                false,
                List.of());
    }

    private Finding unanswered(Question question, String sql, SQLException e) {
        String reason = "57014".equals(e.getSQLState())
                ? "no answer within " + limit.toSeconds() + " s"
                : String.valueOf(e.getMessage());
        return new Finding(
                "rows-unasked",
                "A question without an answer",
                dev.plumbline.planner.rule.Severity.ADVICE,
                question.statement(),
                question.line(),
                question.table(),
                subject(question) + ": not counted, " + reason + " [" + sql + "]",
                false,
                List.of());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new PlumblineException(PlumblineException.Kind.UNAVAILABLE, "the target: " + e.getMessage(), e);
        }
    }
}
