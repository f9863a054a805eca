package dev.plumbline.verifier.snapshot;

import dev.plumbline.verifier.check.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which rows differ from the recorded ones: their keys, and the columns that changed. */
final class RowDifferences {
    private static final int SHOWN = 100;

    private final RecordedRows recorded;
    private final RecordedRows found;
    private final List<List<String>> rows = new ArrayList<>();
    private long total;

    private RowDifferences(RecordedRows recorded, RecordedRows found) {
        this.recorded = recorded;
        this.found = found;
    }

    static Attachment.Rows between(RecordedRows recorded, RecordedRows found) {
        var differences = new RowDifferences(recorded, found);
        differences.compare();
        var header = new ArrayList<>(recorded.key());
        header.add("row");
        header.add(recorded.values() ? "expected and actual" : "columns");
        return new Attachment.Rows("rows that differ", header, differences.rows, differences.total);
    }

    private void compare() {
        for (Map.Entry<List<String>, List<String>> row : recorded.rows().entrySet()) {
            List<String> now = found.rows().get(row.getKey());
            if (now == null) {
                add(row.getKey(), "missing", "");
            } else if (!now.equals(row.getValue())) {
                add(row.getKey(), "changed", changes(row.getValue(), now));
            }
        }
        for (List<String> key : found.rows().keySet()) {
            if (!recorded.rows().containsKey(key)) {
                add(key, "unexpected", "");
            }
        }
    }

    private String changes(List<String> expected, List<String> actual) {
        var changed = new ArrayList<String>();
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                String name = recorded.columns().get(i);
                changed.add(
                        recorded.values()
                                ? name + ": " + RecordedRows.plain(expected.get(i)) + " -> "
                                        + RecordedRows.plain(actual.get(i))
                                : name);
            }
        }
        return String.join(", ", changed);
    }

    private void add(List<String> key, String what, String columns) {
        total++;
        if (rows.size() < SHOWN) {
            var row = new ArrayList<String>();
            key.forEach(value -> row.add(RecordedRows.plain(value)));
            row.add(what);
            row.add(columns);
            rows.add(row);
        }
    }
}
