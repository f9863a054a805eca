package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.ObjectReference;
import dev.plumbline.verifier.check.Subjects;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Collects the rows of a check: all are counted, the first are kept; a column {@code fix} holds statements, not facts, a column {@code
 * follows} the names of objects that may be to blame for a row, when they are not those of its first column.
 */
final class Findings {

    private static final int SHOWN = 20;
    private static final String FIX = "fix";
    private static final String FOLLOWS = "follows";

    private final Map<String, String> acceptedObjects = new LinkedHashMap<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Set<String> fixes = new LinkedHashSet<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Set<ObjectReference>> subjects = new LinkedHashSet<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private List<String> columns = List.of();
    private long total;

    Findings(List<Accepted.Entry> entries) {
        entries.forEach(entry -> acceptedObjects.put(entry.object(), entry.reason()));
    }

    long add(ResultSet result) throws SQLException {
        ResultSetMetaData data = result.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            names.add(data.getColumnLabel(i));
        }
        columns = names.stream()
                .filter(name -> !name.equals(FIX) && !name.equals(FOLLOWS))
                .toList();
        while (result.next()) {
            add(result, names);
        }
        return total;
    }

    private void add(ResultSet result, List<String> names) throws SQLException {
        List<String> row = new ArrayList<>();
        String fix = "";
        String follows = "";
        for (int i = 0; i < names.size(); i++) {
            String value = Objects.requireNonNullElse(result.getString(i + 1), "null");
            if (names.get(i).equals(FIX)) {
                fix = value;
            } else if (names.get(i).equals(FOLLOWS)) {
                follows = value;
            } else {
                row.add(value);
            }
        }
        String reason = row.isEmpty() ? null : acceptedObjects.get(row.get(0));
        if (reason != null) {
            accepted.add("accepted: " + row.get(0) + ", " + reason);
            return;
        }
        total++;
        if (subjects.size() <= Subjects.COMPARED) {
            subjects.add(new OffendingObject(columns, row, follows).references());
        }
        if (rows.size() < SHOWN) {
            rows.add(row);
            if (!fix.isEmpty() && !fix.equals("null")) {
                fixes.add(fix);
            }
        }
    }

    /** Tables that no permitted role could be asked about. */
    void leaveOut(String tables) {
        leftOut.add(tables);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    long total() {
        return total;
    }

    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** For each row the objects any of which, when reported elsewhere, explains it; at most as many as can be compared, and one. */
    Set<Set<ObjectReference>> subjects() {
        return subjects;
    }

    Set<String> fixes() {
        return fixes;
    }

    Attachment.Rows table(String caption) {
        return new Attachment.Rows(caption, columns, rows, total);
    }
}
