package dev.plumbline.loader.target;

import dev.plumbline.database.rights.ActingRole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as the load found it.
 *
 * @param oid its oid, the key of the lock that loads take
 * @param owner whether the session may alter the table
 * @param truncatable whether the session may truncate it
 * @param fillsRows whether a BEFORE INSERT trigger may still change a row, so that NULL cannot be judged beforehand
 * @param truncateHeard whether a trigger fires or a subscriber is notified when it is truncated
 * @param insertOnly why rows come in by INSERT alone, and are only ever added: COPY cannot be used, and not all existing rows are visible
 * @param rules its rewrite rules
 * @param obstacle why it cannot be truncated and rebuilt; empty when it can
 * @param outgoing foreign keys that it holds, those to itself included
 * @param incoming foreign keys of other tables that reference it
 * @param indexes the indexes that can be dropped and rebuilt
 * @param constraints all constraints on its rows
 * @param runsAs the role its triggers, checks and defaults run as
 */
public record TargetTable(
        Name name,
        long oid,
        Kind kind,
        boolean owner,
        boolean truncatable,
        boolean fillsRows,
        boolean truncateHeard,
        Optional<String> insertOnly,
        List<TableRule> rules,
        Optional<String> obstacle,
        List<TargetColumn> columns,
        List<UniqueKey> keys,
        List<ColumnSequence> sequences,
        List<ForeignKey> outgoing,
        List<ForeignKey> incoming,
        List<TableIndex> indexes,
        List<TableConstraint> constraints,
        ActingRole runsAs) {

    /** What kind of relation it is. */
    public enum Kind {
        TABLE,
        PARTITIONED,
        FOREIGN,
        VIEW
    }

    public TargetTable {
        rules = List.copyOf(rules);
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        sequences = List.copyOf(sequences);
        outgoing = List.copyOf(outgoing);
        incoming = List.copyOf(incoming);
        indexes = List.copyOf(indexes);
        constraints = List.copyOf(constraints);
    }

    public String sql() {
        return name.toSql();
    }

    public Optional<TargetColumn> column(String columnName) {
        return columns.stream().filter(c -> c.name().equals(columnName)).findFirst();
    }

    /** The operator that tells whether two values of a column are equal. */
    public String equality(String columnName) {
        return column(columnName).map(TargetColumn::equality).orElse(TargetColumn.PLAIN_EQUALITY);
    }

    public Optional<UniqueKey> primaryKey() {
        return keys.stream().filter(UniqueKey::primary).findFirst();
    }

    /** The unique key over exactly these columns, in any order. */
    public Optional<UniqueKey> keyOver(List<String> names) {
        Set<String> wanted = new LinkedHashSet<>(names);
        return keys.stream()
                .filter(k -> wanted.equals(new LinkedHashSet<>(k.columns())))
                .findFirst();
    }

    /** The columns of a constraint, separated by commas; empty when it is not known here. */
    public String columnsOf(String constraint) {
        return constraints.stream()
                .filter(c -> c.name().equals(constraint))
                .findFirst()
                .map(c -> String.join(", ", c.columns()))
                .orElse("");
    }

    /** The rules that such statements trigger; COPY triggers none. */
    public List<TableRule> rulesOn(TableRule.Event... events) {
        return rules.stream().filter(r -> List.of(events).contains(r.event())).toList();
    }

    public List<String> columnNames() {
        return columns.stream().map(TargetColumn::name).toList();
    }

    /** The columns that a record fills by default: all but the generated ones. */
    public List<String> loadable() {
        return columns.stream()
                .filter(c -> !c.generated())
                .map(TargetColumn::name)
                .toList();
    }
}
