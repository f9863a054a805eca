package dev.plumbline.loader.source;

import java.util.HashMap;
import java.util.Map;

/** Hands out one instance per block, so that the same target and columns are the same object in all files of a source. */
final class Blocks {

    private final Map<Block, Block> known = new HashMap<>();

    Block of(Block block) {
        Block same = known.putIfAbsent(block, block);
        return same == null ? block : same;
    }
}
