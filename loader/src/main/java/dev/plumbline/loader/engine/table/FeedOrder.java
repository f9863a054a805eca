package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts feeds of different tables by their foreign keys. */
public final class FeedOrder {

    private FeedOrder() {}

    /** Keeps the order when a feed names its tables itself. */
    public static List<Feed> of(List<Feed> feeds, TargetLookup tables) throws SQLException {
        if (feeds.size() < 2 || feeds.stream().anyMatch(f -> f.table().isEmpty())) {
            return feeds;
        }
        Map<String, List<Feed>> byTable = new LinkedHashMap<>();
        List<TargetTable> targets = new ArrayList<>();
        for (Feed feed : feeds) {
            TargetTable target = tables.of(feed).orElseThrow();
            targets.add(target);
            byTable.computeIfAbsent(target.sql(), n -> new ArrayList<>()).add(feed);
        }
        var result = new ArrayList<Feed>();
        KeyOrder.of(targets).forEach(target -> result.addAll(byTable.getOrDefault(target.sql(), List.of())));
        return result;
    }
}
