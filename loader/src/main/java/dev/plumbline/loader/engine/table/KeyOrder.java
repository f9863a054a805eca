package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of tables by their foreign keys: referenced tables come first, as far as keys are not circular. */
public final class KeyOrder {

    private final Map<String, TargetTable> targets = new LinkedHashMap<>();
    private final Set<String> ordered = new LinkedHashSet<>();

    private KeyOrder() {}

    public static List<TargetTable> of(Collection<TargetTable> targets) {
        var order = new KeyOrder();
        targets.forEach(t -> order.targets.put(t.sql(), t));
        order.targets.keySet().forEach(table -> order.visit(table, new LinkedHashSet<>()));
        return order.ordered.stream().map(t -> order.targets.get(t)).toList();
    }

    private void visit(String table, Set<String> open) {
        TargetTable target = targets.get(table);
        if (target == null || ordered.contains(table) || !open.add(table)) {
            return;
        }
        for (ForeignKey fk : target.outgoing()) {
            visit(referenced(fk), open);
        }
        ordered.add(table);
    }

    /** Those keys of these tables that reference one that comes later. */
    public static List<ForeignKey> late(List<TargetTable> inOrder) {
        List<String> tables = inOrder.stream().map(TargetTable::sql).toList();
        var late = new ArrayList<ForeignKey>();
        for (int i = 0; i < tables.size(); i++) {
            for (ForeignKey fk : inOrder.get(i).outgoing()) {
                if (tables.indexOf(referenced(fk)) > i) {
                    late.add(fk);
                }
            }
        }
        return late;
    }

    private static String referenced(ForeignKey fk) {
        return Name.parse(fk.referenced()).toSql();
    }
}
