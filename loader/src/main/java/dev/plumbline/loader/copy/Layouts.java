package dev.plumbline.loader.copy;

import dev.plumbline.loader.report.LoadException;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowBlock.Overriding;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetColumn.Identity;
import dev.plumbline.loader.target.TargetTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Matches the columns of a block to those of its table, or says why they do not match. */
public final class Layouts {

    private Layouts() {}

    public static Layout of(RowBlock block, TargetTable target, boolean places, boolean originals) {
        List<TargetColumn> columns = block.columns().isEmpty() ? byPosition(block, target) : byName(block, target);
        var ignored = new ArrayList<Boolean>();
        for (TargetColumn column : columns) {
            boolean userValue = block.overriding() == Overriding.USER_VALUE && column.identity() != Identity.NONE;
            ignored.add(column.generated() || userValue);
        }
        var layout = new Layout(block, target, columns, ignored, places, originals);
        requireTheRequired(layout);
        return layout;
    }

    private static List<TargetColumn> byPosition(RowBlock block, TargetTable target) {
        boolean all = block.mayBeShort();
        return target.columns().stream().filter(c -> all || !c.generated()).toList();
    }

    private static List<TargetColumn> byName(RowBlock block, TargetTable target) {
        var columns = new ArrayList<TargetColumn>();
        var seen = new HashSet<String>();
        for (String name : block.columns()) {
            columns.add(target.column(name)
                    .orElseThrow(() -> LoadException.usage("column \"" + name + "\" in the input is not a column of "
                            + target.name() + ", which has " + String.join(", ", target.columnNames())
                            + "; name it with --map " + name + "=column")));
            if (!seen.add(name)) {
                throw LoadException.usage("column \"" + name + "\" is in the input twice");
            }
        }
        return columns;
    }

    private static void requireTheRequired(Layout layout) {
        if (layout.target().fillsRows()) {
            return;
        }
        var given =
                new HashSet<>(layout.columns().stream().map(TargetColumn::name).toList());
        for (TargetColumn column : layout.target().columns()) {
            boolean needed = column.notNull() && column.defaultSql().isEmpty() && !column.generated();
            if (needed && !given.contains(column.name())) {
                throw LoadException.usage(
                        "column " + column.name() + " of " + layout.target().name()
                                + " is NOT NULL and has no default, but the input does not have it (it has "
                                + String.join(", ", given.stream().sorted().toList()) + ")");
            }
        }
    }
}
