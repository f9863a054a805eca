package dev.plumbline.operate.rehearse;

import dev.plumbline.database.Identifier;
import dev.plumbline.operate.rehearse.CopiedTables.CopiedColumn;
import dev.plumbline.operate.rehearse.CopiedTables.CopiedTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a column's values fit its new type. */
record ConversionQuestion(String about, long number, CopiedTable was, CopiedColumn old, CopiedColumn now) {
    private static final Pattern LENGTH = Pattern.compile("(character varying|character)\\((\\d+)\\)");

    /**
     * ALTER TABLE refuses what a cast would silently cut off; the labels of a new enum exist on the copy alone.
     *
     * @param statement on the migrated copy
     */
    RowQuestion of(Statement statement) throws SQLException {
        String from = " from " + was.from();
        Matcher length = LENGTH.matcher(now.type());
        if (length.matches()) {
            return RowQuestion.asked(
                    about,
                    number,
                    "select " + old.name() + from + " where length(rtrim(" + old.name() + "::text, ' ')) > "
                            + length.group(2));
        }
        List<String> labels = labels(statement, now.type());
        if (!labels.isEmpty()) {
            return RowQuestion.asked(
                    about,
                    number,
                    "select " + old.name() + from + " where " + old.name() + "::text <> all (array["
                            + labels.stream().map(Identifier::literal).collect(Collectors.joining(", ")) + "])");
        }
        return RowQuestion.converting(about, number, "select count(" + old.name() + "::" + now.type() + ")" + from);
    }

    private static List<String> labels(Statement statement, String type) throws SQLException {
        List<String> labels = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("select enumlabel from pg_enum where enumtypid = to_regtype("
                + Identifier.literal(type) + ")::oid order by enumsortorder")) {
            while (row.next()) {
                labels.add(row.getString(1));
            }
        }
        return labels;
    }
}
