package dev.plumbline.loader.engine.table;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.target.ForeignKey;
import dev.plumbline.loader.target.Name;
import dev.plumbline.loader.target.TargetTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts feeds of different tables into the order of their foreign keys: what is pointed to comes first. */
public final class FeedOrder {

    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    private FeedOrder() {}

    /** Leaves the order alone when a feed names its tables itself, or when keys go round in a circle. */
    public static List<Feed> of(List<Feed> feeds, TargetLookup tables) throws SQLException {
        if (feeds.size() < 2 || feeds.stream().anyMatch(f -> f.table().isEmpty())) {
            return feeds;
        }
        var order = new FeedOrder();
        Map<String, List<Feed>> byTable = new LinkedHashMap<>();
        for (Feed feed : feeds) {
            TargetTable target = tables.of(feed).orElseThrow();
            String name = target.name().toSql();
            byTable.computeIfAbsent(name, n -> new ArrayList<>()).add(feed);
            Set<String> pointedTo = order.needs.computeIfAbsent(name, n -> new LinkedHashSet<>());
            for (ForeignKey fk : target.outgoing()) {
                if (!fk.self()) {
                    pointedTo.add(Name.parse(fk.referenced()).toSql());
                }
            }
        }
        Set<String> sorted = new LinkedHashSet<>();
        byTable.keySet().forEach(name -> order.visit(name, byTable.keySet(), sorted, new LinkedHashSet<>()));
        var result = new ArrayList<Feed>();
        sorted.forEach(name -> result.addAll(byTable.getOrDefault(name, List.of())));
        return result;
    }

    private void visit(String name, Set<String> wanted, Set<String> sorted, Set<String> open) {
        if (sorted.contains(name) || !wanted.contains(name) || !open.add(name)) {
            return;
        }
        needs.getOrDefault(name, Set.of()).forEach(other -> visit(other, wanted, sorted, open));
        sorted.add(name);
    }
}
