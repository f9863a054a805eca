package dev.plumbline.verifier.snapshot;

import dev.plumbline.catalog.CatalogKind;
import dev.plumbline.catalog.checksum.TableChecksum;
import dev.plumbline.catalog.diff.CatalogDiff;
import dev.plumbline.catalog.diff.CatalogDifference;
import dev.plumbline.catalog.diff.CatalogDifference.Change;
import dev.plumbline.verifier.check.Attachment;
import dev.plumbline.verifier.check.CheckResult;
import dev.plumbline.verifier.check.Family;
import dev.plumbline.verifier.check.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of a live database against a snapshot's checksums. What the comparison of catalogues reports is not repeated: tables and
 * columns that are missing or whose type changed are left out, renamed ones are read under their new name.
 */
final class RowComparison {

    private final Snapshot expected;
    private final CatalogDiff structure;
    private final LiveRows live;
    private final Consumer<String> progress;

    RowComparison(Snapshot expected, CatalogDiff structure, LiveRows live, Consumer<String> progress) {
        this.expected = expected;
        this.structure = structure;
        this.live = live;
        this.progress = progress;
    }

    List<CheckResult> results() throws SQLException {
        List<CheckResult> results = new ArrayList<>();
        long alike = 0;
        int tables = 0;
        for (Map.Entry<String, TableChecksum> table : expected.tables().entrySet()) {
            Optional<String> name = nameNow(table.getKey());
            if (name.isEmpty()) {
                continue;
            }
            progress.accept(table.getKey());
            Optional<CheckResult> finding = compare(table.getKey(), name.get(), table.getValue());
            finding.ifPresent(results::add);
            if (finding.isEmpty()) {
                alike += table.getValue().rows();
                tables++;
            }
        }
        if (results.stream().noneMatch(result -> result.outcome().isFinding()) && tables > 0) {
            String figure = String.format(Locale.ROOT, "%,d rows in %,d tables alike", alike, tables);
            results.add(0, result("rows", "the rows are as recorded", Outcome.PASS, figure, figure));
        }
        return results;
    }

    /** The present name of a table; empty when it was dropped or can no longer hold rows, which the comparison of catalogues reports. */
    private Optional<String> nameNow(String table) {
        for (CatalogDifference difference : structure.differences()) {
            boolean itself = isTable(difference.kind()) && difference.identity().equals(table);
            boolean alongside = difference.alongside().stream()
                    .anyMatch(object ->
                            isTable(object.kind()) && object.identity().equals(table));
            if (difference.change() == Change.MISSING && (itself || alongside)) {
                return Optional.empty();
            }
            if (difference.change() == Change.RENAMED && itself) {
                return Optional.of(Objects.requireNonNull(difference.actual()).identity());
            }
            if (itself
                    && difference.properties().stream()
                            .anyMatch(property -> Set.of("populated", "definition", "partition key")
                                    .contains(property.property()))) {
                return Optional.empty();
            }
        }
        return Optional.of(table);
    }

    private static boolean isTable(CatalogKind kind) {
        return kind == CatalogKind.TABLE || kind == CatalogKind.MATERIALIZED_VIEW;
    }

    private Optional<CheckResult> compare(String table, String nameNow, TableChecksum recorded) throws SQLException {
        SortedMap<String, String> columns = columnsNow(table, nameNow, recorded);
        TableChecksum found;
        try {
            found = live.checksum(nameNow, columns);
        } catch (SQLException e) {
            String obstacle = live.obstacle(e).orElseThrow(() -> e);
            return Optional.of(CheckResult.skipped(Family.DATA, "rows", "rows of " + table, obstacle));
        }
        boolean whole = columns.size() == recorded.columns().size();
        List<String> changed = columns.keySet().stream()
                .filter(column -> !Objects.equals(
                        found.columns().get(column), recorded.columns().get(column)))
                .toList();
        boolean alike = whole ? found.sameRows(recorded) : found.rows() == recorded.rows() && changed.isEmpty();
        return alike
                ? Optional.empty()
                : Optional.of(finding(table, recorded, found, changed).with(rows(table, nameNow)));
    }

    /** The rows themselves, as far as they were recorded and the table is still the recorded one. */
    private List<Attachment.Rows> rows(String table, String nameNow) throws SQLException {
        RecordedRows recorded = expected.recorded().get(table);
        if (recorded == null) {
            return List.of();
        }
        return live.recorded(nameNow, recorded.values())
                .filter(now -> now.key().equals(recorded.key()) && now.columns().equals(recorded.columns()))
                .map(now -> List.of(RowDifferences.between(recorded, now)))
                .orElse(List.of());
    }

    private static CheckResult finding(
            String table, TableChecksum recorded, TableChecksum found, List<String> changed) {
        if (found.rows() != recorded.rows()) {
            long more = found.rows() - recorded.rows();
            return result(
                    "row_count",
                    String.format(
                            Locale.ROOT,
                            "%s: %,d %s %s",
                            table,
                            Math.abs(more),
                            Math.abs(more) == 1 ? "row" : "rows",
                            more > 0 ? "more" : "fewer"),
                    Outcome.FAIL,
                    String.format(Locale.ROOT, "%,d rows", found.rows()),
                    String.format(Locale.ROOT, "%,d rows", recorded.rows()));
        }
        String what =
                changed.isEmpty() ? "values are in other rows" : "values changed in " + String.join(", ", changed);
        return result("row_values", table + ": " + what, Outcome.FAIL, found.digest(), recorded.digest())
                .withDetail(
                        changed.isEmpty()
                                ? "every column holds the recorded values, but not in the same rows"
                                : "the same number of rows, with other values in " + String.join(", ", changed));
    }

    private SortedMap<String, String> columnsNow(String table, String nameNow, TableChecksum recorded)
            throws SQLException {
        Set<String> there = live.columns(nameNow).keySet();
        Map<String, String> renamed = new TreeMap<>();
        Set<String> retyped = new java.util.TreeSet<>();
        for (CatalogDifference difference : structure.differences()) {
            if (difference.kind() == CatalogKind.COLUMN) {
                note(difference, table, renamed, retyped);
            }
        }
        SortedMap<String, String> columns = new TreeMap<>();
        for (String column : recorded.columns().keySet()) {
            String now = renamed.getOrDefault(column, column);
            if (there.contains(now) && !retyped.contains(column)) {
                columns.put(column, now);
            }
        }
        return columns;
    }

    private void note(CatalogDifference difference, String table, Map<String, String> renamed, Set<String> retyped) {
        String parentColumn = difference.object().name();
        boolean here = difference.object().owner().equals(Optional.of(table)) || isPartitionOf(table, difference);
        if (here && difference.change() == Change.RENAMED) {
            renamed.put(
                    unquoted(parentColumn),
                    unquoted(Objects.requireNonNull(difference.actual()).name()));
        }
        Set<String> properties = difference.properties().stream()
                .map(property -> property.property())
                .collect(Collectors.toSet());
        if (here && (properties.contains("type") || properties.contains("generated as"))) {
            retyped.add(unquoted(parentColumn));
        }
    }

    /** Whether the column is inherited. */
    private boolean isPartitionOf(String table, CatalogDifference difference) {
        return expected.catalog()
                .find(CatalogKind.COLUMN, table + "." + difference.object().name())
                .map(column -> column.partOf().contains(difference.object().key()))
                .orElse(false);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static CheckResult result(String id, String title, Outcome outcome, String actual, String expected) {
        return CheckResult.of(Family.DATA, id, title, outcome, actual, expected);
    }
}
