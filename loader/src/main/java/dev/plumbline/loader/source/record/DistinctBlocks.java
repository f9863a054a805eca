package dev.plumbline.loader.source.record;

import dev.plumbline.loader.row.RowBlock;
import java.util.HashMap;
import java.util.Map;

/** Returns one instance per block, so that the same target and columns are the same object in all files of a source. */
public final class DistinctBlocks {

    private final Map<RowBlock, RowBlock> known = new HashMap<>();

    public RowBlock of(RowBlock block) {
        RowBlock same = known.putIfAbsent(block, block);
        return same == null ? block : same;
    }
}
