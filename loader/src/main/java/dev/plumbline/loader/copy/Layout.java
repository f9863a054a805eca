package dev.plumbline.loader.copy;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import java.util.List;

/**
 * Which value of a block's rows goes into which column.
 *
 * @param block the rows it is for
 * @param columns for each value its column; columns that the input is not to fill are in {@code ignored}
 * @param ignored for each value whether it is skipped (generated columns, USER VALUE)
 * @param places whether each row carries its ordinal, file and line
 * @param originals whether each row carries its original text too
 */
public record Layout(
        RowBlock block,
        TargetTable target,
        List<TargetColumn> columns,
        List<Boolean> ignored,
        boolean places,
        boolean originals) {

    public Layout {
        columns = List.copyOf(columns);
        ignored = List.copyOf(ignored);
    }

    /** The names of the columns that rows of this block fill. */
    public List<String> filled() {
        return java.util.stream.IntStream.range(0, columns.size())
                .filter(i -> !ignored.get(i))
                .mapToObj(i -> columns.get(i).name())
                .toList();
    }
}
