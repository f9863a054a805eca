package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Database;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.resource.Resource;
import dev.plumbline.operate.rehearse.CopiedTables.CopiedColumn;
import dev.plumbline.operate.rehearse.CopiedTables.CopiedTable;
import dev.plumbline.operate.rehearse.RowsOfBefore.CannotTell;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a migration requires of rows: every constraint, unique index and NOT NULL that is new or newly validated on the migrated copy,
 * every column whose type changed. Each becomes a query over the unmigrated database.
 */
final class RowQuestions {

    private final CopiedTables before;
    private final CopiedTables after;
    private final RowsOfBefore rows;
    private final ConstraintQuestions constraints;
    private final List<RowQuestion> questions = new ArrayList<>();

    private interface Asking {
        RowQuestion ask() throws CannotTell, SQLException;
    }

    private RowQuestions(CopiedTables before, CopiedTables after, OwnConversions own) {
        this.before = before;
        this.after = after;
        this.rows = new RowsOfBefore(before, after, own);
        this.constraints = new ConstraintQuestions(rows, after);
    }

    static List<RowQuestion> of(Database copy, CopiedTables before, CopiedTables after, OwnConversions own) {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            return new RowQuestions(before, after, own).read(statement);
        } catch (SQLException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, copy + ": " + e.getMessage(), e);
        }
    }

    private List<RowQuestion> read(Statement statement) throws SQLException {
        each(statement, "constraints.sql", row -> {
            if (!before.validated().contains(row.getLong("oid"))) {
                constraint(row);
            }
        });
        each(statement, "unique_indexes.sql", row -> {
            if (!before.uniqueIndexes().contains(row.getLong("oid"))) {
                String about = "unique index " + row.getString("name") + " on " + row.getString("table_name") + ": "
                        + row.getString("definition");
                long table = row.getLong("table");
                add(about, table, () -> constraints.unique(about, table, row));
            }
        });
        each(statement, "domain_checks.sql", row -> {
            if (!before.validated().contains(row.getLong("oid"))) {
                domain(row);
            }
        });
        for (Map.Entry<Long, CopiedTable> table : after.tables().entrySet()) {
            columns(table.getKey(), table.getValue(), statement);
        }
        return questions;
    }

    private interface EachRow {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Statement statement, String file, EachRow reader) throws SQLException {
        try (ResultSet row = statement.executeQuery(Resource.text(RowQuestions.class, file))) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    /**
     * What is not the user's own, such as a history table, is not asked about. A new table without a row on the copy is taken for one that
     * the migration only makes.
     */
    private void add(String about, long table, Asking asking) throws SQLException {
        CopiedTable now = after.tables().get(table);
        if (now == null || rows.isNew(table) && now.rows() == 0) {
            return;
        }
        try {
            questions.add(asking.ask());
        } catch (CannotTell e) {
            questions.add(RowQuestion.unknown(about, table, String.valueOf(e.getMessage())));
        }
    }

    private void constraint(ResultSet row) throws SQLException {
        long table = row.getLong("table");
        String about = "constraint " + row.getString("name") + " on " + row.getString("table_name") + ": "
                + row.getString("definition");
        switch (row.getString("kind")) {
            case "u", "p" -> add(about, table, () -> constraints.unique(about, table, row));
            case "x" -> add(about, table, () -> constraints.exclusion(about, table, row));
            case "f" -> add(about, table, () -> constraints.foreignKey(about, table, row));
            default -> add(about, table, () -> constraints.check(about, table, row));
        }
    }

    private void domain(ResultSet row) throws SQLException {
        for (Map.Entry<Long, CopiedTable> table : after.tables().entrySet()) {
            for (Map.Entry<Integer, CopiedColumn> column :
                    table.getValue().columns().entrySet()) {
                if (column.getValue().type().equals(row.getString("domain"))) {
                    String about = "constraint " + row.getString("name") + " of domain " + row.getString("domain")
                            + " on "
                            + table.getValue().name() + "." + column.getValue().name() + ": "
                            + row.getString("definition");
                    String expression = row.getString("expression");
                    // In the expression VALUE stands for the column, and reads as a name.
                    add(
                            about,
                            table.getKey(),
                            () -> RowQuestion.asked(
                                    about,
                                    table.getKey(),
                                    "select * from (select " + column.getValue().name() + " as value from "
                                            + rows.of(table.getKey(), List.of(column.getKey()))
                                            + " as c) as r where not ("
                                            + expression + ")"));
                }
            }
        }
    }

    private void columns(long number, CopiedTable table, Statement statement) throws SQLException {
        CopiedTable was = before.tables().get(number);
        for (Map.Entry<Integer, CopiedColumn> each : table.columns().entrySet()) {
            CopiedColumn now = each.getValue();
            CopiedColumn old = was == null ? null : was.columns().get(each.getKey());
            if (was == null || old == null && !now.notNull()) {
                continue;
            }
            String name = "column " + table.name() + "." + now.name();
            if (now.notNull() && (old == null || !old.notNull())) {
                notNull(name + ": not null", number, each.getKey(), old == null);
            }
            if (old != null && !old.type().equals(now.type())) {
                var conversion = new ConversionQuestion(
                        name + ": type " + old.type() + " becomes " + now.type(), number, was, old, now);
                add(conversion.about(), number, () -> {
                    rows.refuseOwn(old, now);
                    return conversion.of(statement);
                });
            }
            if (!was.partitionConstraint().equals(table.partitionConstraint())
                    && !table.partitionConstraint().isEmpty()
                    && each.getKey().equals(table.columns().firstKey())) {
                String about = "bounds of partition " + table.name() + ": " + table.partitionConstraint();
                add(
                        about,
                        number,
                        () -> RowQuestion.asked(
                                about,
                                number,
                                "select * from "
                                        + rows.of(
                                                number,
                                                table.columns().keySet().stream()
                                                        .toList())
                                        + " as r where not (" + table.partitionConstraint() + ")"));
            }
        }
    }

    /** A new NOT NULL column that the copy has not written to in any row has its default in every row. */
    private void notNull(String about, long table, int number, boolean isNew) throws SQLException {
        if (isNew && !rows.isWritten(table)) {
            return;
        }
        add(
                about,
                table,
                () -> RowQuestion.asked(
                        about,
                        table,
                        "select * from " + rows.of(table, List.of(number)) + " as r where "
                                + constraints.name(table, number) + " is null"));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d questions", questions.size());
    }
}
