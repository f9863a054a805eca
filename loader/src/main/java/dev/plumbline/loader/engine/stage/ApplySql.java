package dev.plumbline.loader.engine.stage;

import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.loader.target.TargetTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements that move staged rows into their table, for all of them or for a range of ordinals. */
public final class ApplySql {

    private final TargetTable target;
    private final String stage;
    private final String id;
    private final List<TargetColumn> filled;
    private final List<String> key;

    public ApplySql(TargetTable target, StagingTable stage, Collection<String> filled, List<String> key) {
        this.target = target;
        this.stage = stage.sql();
        id = stage.id();
        this.filled =
                target.columns().stream().filter(c -> filled.contains(c.name())).toList();
        this.key = List.copyOf(key);
    }

    /** Updates existing rows that differ; empty when nothing could differ. */
    public Optional<String> update(String range) {
        List<TargetColumn> values = filled.stream()
                .filter(c -> !key.contains(c.name()) && c.identity() != Identity.ALWAYS)
                .toList();
        if (key.isEmpty() || values.isEmpty()) {
            return Optional.empty();
        }
        String set = values.stream().map(c -> c.sql() + " = s." + c.sql()).collect(Collectors.joining(", "));
        String differs = values.stream().map(ApplySql::differs).collect(Collectors.joining(" or "));
        return Optional.of("update " + LoadPlanner.only(target) + " t set " + set + " from " + stage + " s where "
                + sameKey() + " and (" + differs + ")" + and(range));
    }

    /** The columns that no update may change. */
    public List<String> fixed() {
        return fixedColumns().map(TargetColumn::name).toList();
    }

    private Stream<TargetColumn> fixedColumns() {
        return filled.stream().filter(c -> c.identity() == Identity.ALWAYS && !key.contains(c.name()));
    }

    /** How many staged rows have another value there than the existing row with their key. */
    public String countFixed() {
        return "select count(*) from " + LoadPlanner.only(target) + " t, " + stage + " s where " + sameKey() + " and ("
                + fixedColumns().map(ApplySql::differs).collect(Collectors.joining(" or ")) + ")";
    }

    public String insert(String range) {
        String columns = Name.list(filled.stream().map(TargetColumn::name).toList());
        String fresh = key.isEmpty() ? "true" : absent();
        String from = filled.stream().map(c -> "s." + c.sql()).collect(Collectors.joining(", "));
        return "insert into " + target.sql() + " (" + columns + ") overriding system value select " + from + " from "
                + stage + " s where " + fresh + and(range) + " order by s." + id;
    }

    /** One statement, so that foreign keys are checked after both; the update goes first. Returns both counts. */
    public String updateAndInsert(String update) {
        return "with u as (" + update + " returning 1), i as ("
                + insert("(select pg_catalog.count(*) from u) operator(pg_catalog.>=) 0")
                + " returning 1) select (select pg_catalog.count(*) from u), (select pg_catalog.count(*) from i)";
    }

    /** The staged rows that are missing from the table. */
    public String absent() {
        return "not exists (select from " + LoadPlanner.only(target) + " t where " + sameKey() + ")";
    }

    /** The rows of the table that are missing from the input. */
    public String missing() {
        return "not exists (select from " + stage + " s where " + sameKey() + ")";
    }

    public String deleteMissing() {
        return "delete from " + LoadPlanner.only(target) + " t where " + missing();
    }

    private String sameKey() {
        return key.stream()
                .map(k -> "t." + Name.quote(k) + " " + target.equality(k) + " s." + Name.quote(k))
                .collect(Collectors.joining(" and "));
    }

    /** Between two values IS DISTINCT FROM would find its operator by the search path; beside NULL it needs none. */
    private static String differs(TargetColumn column) {
        String there = column.comparison("t");
        String staged = column.comparison("s");
        String noneThere = "t." + column.sql() + " is not distinct from null";
        String noneStaged = "s." + column.sql() + " is not distinct from null";
        return "not case when " + noneThere + " or " + noneStaged + " then " + noneThere + " and " + noneStaged
                + " else " + there + " " + TargetColumn.PLAIN_EQUALITY + " " + staged + " end";
    }

    private static String and(String range) {
        return range.isEmpty() ? "" : " and " + range;
    }
}
