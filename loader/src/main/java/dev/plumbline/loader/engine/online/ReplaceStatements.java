package dev.plumbline.loader.engine.online;

import dev.plumbline.loader.engine.stage.StagedWork;
import dev.plumbline.loader.engine.table.LoadPlanner;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TableIndex;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.loader.target.TargetTable;
import dev.plumbline.loader.target.UniqueKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statements of an online replace. A table of differences pairs existing rows with staged ones: a pair is to be updated, an existing
 * row without a staged one deleted, a staged row without an existing one inserted; rows equal byte for byte are left out.
 */
final class ReplaceStatements {

    private static final String EQUALS = " operator(pg_catalog.=) ";

    private final TargetTable target;
    private final String stage;
    private final String id;
    private final boolean places;
    private final String name;
    private final List<TargetColumn> all;
    private final List<TargetColumn> compared;

    ReplaceStatements(StagedWork work) {
        target = work.work().target;
        stage = work.stage().sql();
        id = work.stage().id();
        places = work.stage().places();
        name = work.stage().sql() + "_differences";
        all = target.columns().stream().filter(c -> !c.generated()).toList();
        compared = all.stream()
                .filter(c -> work.work().filled.contains(c.name()) || !drawn(c))
                .toList();
    }

    /** A sequence number that the input does not give is drawn anew for each row, so it is not compared. */
    private boolean drawn(TargetColumn column) {
        return column.identity() != Identity.NONE
                || column.defaultSql().filter(d -> d.startsWith("nextval(")).isPresent();
    }

    boolean none() {
        return compared.isEmpty();
    }

    String sql() {
        return name;
    }

    /** A key whose columns all come from the input and are never NULL: rows with the same key are one row. */
    List<UniqueKey> keys() {
        List<String> sure = compared.stream()
                .filter(TargetColumn::notNull)
                .map(TargetColumn::name)
                .toList();
        return target.keys().stream()
                .filter(k -> sure.containsAll(k.columns()))
                .sorted(Comparator.comparing(UniqueKey::primary).reversed())
                .toList();
    }

    /** Whether the rows of such a pair can be updated instead of deleted and inserted. */
    boolean mayUpdate(UniqueKey key) {
        return compared.stream()
                .noneMatch(
                        c -> c.identity() == Identity.ALWAYS && !key.columns().contains(c.name()));
    }

    String create() {
        return "create temporary table " + name.substring("pg_temp.".length()) + " (toid oid, tid tid, r "
                + (places ? "bigint" : "tid") + ") on commit drop";
    }

    String byKey(UniqueKey key) {
        String same = key.columns().stream()
                .map(k -> "t." + Name.quote(k) + " " + target.equality(k) + " s." + Name.quote(k))
                .collect(Collectors.joining(" and "));
        return "insert into " + name + " select t.tableoid, t.ctid, s." + id + " from "
                + LoadPlanner.only(target) + " t full join " + stage + " s on " + same
                + " where t.tableoid is null or s." + id + " is null or not " + sameImage();
    }

    /**
     * Rows are paired by a hash and then compared as they are: two different rows with one hash only cost time.
     *
     * @param numbered whether several rows on either side may have one hash
     */
    String byValue(boolean hashable, boolean numbered) {
        String number = numbered ? ", row_number() over (partition by \"plumbline hash\") as \"plumbline number\"" : "";
        String also = numbered ? " and t.\"plumbline number\"" + EQUALS + "s.\"plumbline number\"" : "";
        return "insert into " + name + " select t.\"plumbline table\", t.\"plumbline tid\", s.\"plumbline id\""
                + " from (select *" + number
                + " from (select t.tableoid as \"plumbline table\", t.ctid as \"plumbline tid\", "
                + columns("t", compared) + ", "
                + hash("t", hashable) + " from " + LoadPlanner.only(target) + " t) q) t full join (select *" + number
                + " from (select s." + id + " as \"plumbline id\", " + columns("s", compared) + ", "
                + hash("s", hashable)
                + " from "
                + stage + " s) q) s on t.\"plumbline hash\"" + EQUALS + "s.\"plumbline hash\"" + also
                + " where t.\"plumbline table\" is null or s.\"plumbline id\" is null or not " + sameImage();
    }

    /** Fails where a type has no hash of its own. */
    String tryHash() {
        return "select " + hash("s", true) + " from " + stage + " s limit 1";
    }

    String hashTwiceInStage(boolean hashable) {
        return "select exists (select from (select " + hash("s", hashable) + " from " + stage
                + " s) q group by \"plumbline hash\" having count(*) operator(pg_catalog.>) 1)";
    }

    String keyTwiceInStage(UniqueKey key) {
        return "select exists (select from " + stage + " group by " + Name.list(key.columns())
                + " having count(*) operator(pg_catalog.>) 1)";
    }

    private String hash(String alias, boolean hashable) {
        String row = "row(" + columns(alias, compared) + ")";
        return (hashable
                        ? "pg_catalog.hash_record_extended(" + row + ", 0)"
                        : "pg_catalog.hashtextextended(pg_catalog.format('%s', " + row + "), 0)")
                + " as \"plumbline hash\"";
    }

    private String sameImage() {
        return "pg_catalog.record_image_eq(row(" + columns("t", compared) + "), row(" + columns("s", compared) + "))";
    }

    private static String columns(String alias, List<TargetColumn> columns) {
        return columns.stream().map(c -> alias + "." + c.sql()).collect(Collectors.joining(", "));
    }

    private static String samePlace() {
        return "t.ctid" + EQUALS + "d.tid and t.tableoid" + EQUALS + "d.toid";
    }

    /** @param update whether changed rows stay and are updated */
    String delete(boolean update) {
        return "delete from " + LoadPlanner.only(target) + " t using " + name + " d where " + samePlace()
                + (update ? " and d.r is null" : "");
    }

    String update() {
        String set = compared.stream()
                .filter(c -> c.identity() != Identity.ALWAYS)
                .map(c -> c.sql() + " = s." + c.sql())
                .collect(Collectors.joining(", "));
        return "update " + LoadPlanner.only(target) + " t set " + set + " from " + name + " d, " + stage + " s where s."
                + id + EQUALS + "d.r and " + samePlace();
    }

    /** @param sorted whether in the order of the widest index, whose pages are then written one after another */
    String insert(boolean update, boolean sorted, String more) {
        return into() + ", " + name + " d where d.r" + EQUALS + "s." + id + (update ? " and d.tid is null" : "") + more
                + order(sorted);
    }

    /** Without comparing, when every row differs. */
    String insertAll(boolean sorted) {
        return into() + order(sorted);
    }

    String deleteAll() {
        return "delete from " + LoadPlanner.only(target);
    }

    private String into() {
        return "insert into " + target.sql() + " ("
                + Name.list(all.stream().map(TargetColumn::name).toList())
                + ") overriding system value select " + columns("s", all) + " from " + stage + " s";
    }

    private String order(boolean sorted) {
        return " order by " + (sorted ? widest().map(ReplaceStatements::orderOf).orElse("") : "") + "s." + id;
    }

    private Optional<TableIndex> widest() {
        List<String> there = all.stream().map(TargetColumn::name).toList();
        return target.indexes().stream()
                .filter(i -> !i.sortColumns().isEmpty() && there.containsAll(i.sortColumns()))
                .max(Comparator.comparingInt(i -> i.sortColumns().size()));
    }

    /**
     * Whether rows next to each other in the input are also neighbours in the widest index, judging by the first of them: sorting would
     * then compare texts for nothing. Empty where there is no such index.
     */
    Optional<String> together() {
        return widest().map(i -> "s." + Name.quote(i.sortColumns().get(0)))
                .map(column ->
                        "select count(*) filter (where pg_catalog.record_image_eq(row(k), row(before))) * 2 >= count(*) from (select k,"
                                + " lag(k) over () as before from (select " + column + " as k from " + stage
                                + " s limit 10000) f) n");
    }

    private static String orderOf(TableIndex index) {
        var order = new StringBuilder();
        for (int i = 0; i < index.sortColumns().size(); i++) {
            String collation = index.collations().get(i);
            order.append("s.")
                    .append(Name.quote(index.sortColumns().get(i)))
                    .append(collation.isEmpty() ? "" : " collate " + collation)
                    .append(", ");
        }
        return order.toString();
    }

    /** All in one statement, for rows that reference each other: their foreign keys are checked at its end. */
    String inOneStatement(boolean update) {
        return "with d as (" + delete(update) + " returning 1), u as ("
                + (update
                        ? update() + " and (select pg_catalog.count(*) from d) operator(pg_catalog.>=) 0 returning 1"
                        : "select 1 from d where false")
                + "), i as ("
                + insert(
                        update,
                        false,
                        " and (select pg_catalog.count(*) from d) operator(pg_catalog.>=) 0"
                                + " and (select pg_catalog.count(*) from u) operator(pg_catalog.>=) 0")
                + " returning 1) select (select pg_catalog.count(*) from d), (select pg_catalog.count(*) from u),"
                + " (select pg_catalog.count(*) from i)";
    }

    /** How many rows are to be deleted, inserted and updated. */
    String counts() {
        return "select count(*) filter (where r is null), count(*) filter (where tid is null),"
                + " count(*) filter (where r is not null and tid is not null) from " + name;
    }
}
