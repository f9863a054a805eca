package dev.plumbline.catalog.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Orders statements so that each finds what it needs. A statement that needs something of a later phase (a view that groups by a primary
 * key) moves to that phase. The same database always gives the same order.
 */
final class StatementOrder {

    /** A statement with the key by which others need it, and the query it came from. */
    record KeyedStatement(String key, String query, StructureStatement statement) {}

    private final Map<String, KeyedStatement> nodes = new LinkedHashMap<>();
    private final Map<String, List<String>> needs;
    private final Map<String, Integer> phases = new HashMap<>();
    private final Map<String, Integer> depths = new HashMap<>();

    private final List<String> circles = new ArrayList<>();

    /**
     * Statements in order.
     *
     * @param circles objects that need each other, for which no order of these statements works
     */
    record Ordered(List<StructureStatement> statements, List<String> circles) {}

    private StatementOrder(List<KeyedStatement> all, Map<String, List<String>> needs) {
        all.forEach(node -> nodes.put(node.key(), node));
        this.needs = needs;
    }

    static Ordered sort(List<KeyedStatement> all, Map<String, List<String>> needs) {
        var order = new StatementOrder(all, needs);
        for (KeyedStatement node : all) {
            order.settle(node.key(), new LinkedHashSet<>());
        }
        return new Ordered(order.inOrder(), List.copyOf(order.circles));
    }

    /** Depth is one more than the deepest of what is needed. */
    private void settle(String key, Set<String> path) {
        if (phases.containsKey(key)) {
            return;
        }
        if (!path.add(key)) {
            circles.add("a circle of "
                    + path.stream()
                            .dropWhile(one -> !one.equals(key))
                            .map(one -> node(one).statement().name())
                            .collect(Collectors.joining(", ")));
            return;
        }
        int phase = node(key).statement().phase();
        int depth = 0;
        for (String needed : needs.getOrDefault(key, List.of())) {
            settle(needed, path);
            phase = Math.max(phase, phases.getOrDefault(needed, 1));
            depth = Math.max(depth, depths.getOrDefault(needed, 0) + 1);
        }
        path.remove(key);
        phases.put(key, phase);
        depths.put(key, depth);
    }

    private KeyedStatement node(String key) {
        return java.util.Objects.requireNonNull(nodes.get(key), key);
    }

    private List<StructureStatement> inOrder() {
        var byPlace = new TreeMap<Integer, TreeMap<Integer, List<KeyedStatement>>>();
        nodes.forEach((key, node) -> byPlace.computeIfAbsent(phases.getOrDefault(key, 1), phase -> new TreeMap<>())
                .computeIfAbsent(depths.getOrDefault(key, 0), depth -> new ArrayList<>())
                .add(node));
        var ordered = new ArrayList<StructureStatement>();
        byPlace.forEach((phase, levels) -> levels.values()
                .forEach(level -> level.stream()
                        .sorted(Comparator.comparing(KeyedStatement::query)
                                .thenComparing(node -> node.statement().name())
                                .thenComparing(node -> node.statement().sql()))
                        .forEach(node -> ordered.add(node.statement().inPhase(phase)))));
        return ordered;
    }
}
