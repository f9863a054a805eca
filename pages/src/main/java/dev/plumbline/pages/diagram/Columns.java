package dev.plumbline.pages.diagram;

import dev.plumbline.pages.diagram.Graph.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Assigns each box of a connected graph its column: to the right of everything it references, with cycles cut where a search meets them. A
 * column that would grow beyond a height of good proportions leaves the rest to the next one.
 */
final class Columns {

    private static final double PROPORTION = 1.7;

    private final Map<String, Vertex> vertices = new LinkedHashMap<>();
    private final Map<String, List<String>> lefts = new HashMap<>();
    private final Map<String, List<String>> rights = new HashMap<>();
    private final Set<Line> turned = new HashSet<>();
    private final List<Double> heights = new ArrayList<>();

    Columns(Graph graph) {
        graph.boxes().forEach(box -> {
            vertices.put(box.id(), new Vertex(box));
            lefts.put(box.id(), new ArrayList<>());
            rights.put(box.id(), new ArrayList<>());
        });
        turnCircles(graph);
        for (Line line : graph.lines()) {
            if (!line.isLoop()) {
                boolean back = turned.contains(line);
                list(lefts, back ? line.to() : line.from()).add(back ? line.from() : line.to());
                list(rights, back ? line.from() : line.to()).add(back ? line.to() : line.from());
            }
        }
        assign(bound());
        pullRight();
    }

    /** Whether the line's first box is left of its second. */
    boolean isTurned(Line line) {
        return turned.contains(line);
    }

    Map<String, Vertex> vertices() {
        return vertices;
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String id) {
        return Objects.requireNonNull(lists.get(id));
    }

    private Vertex vertex(String id) {
        return Objects.requireNonNull(vertices.get(id));
    }

    private void turnCircles(Graph graph) {
        Map<String, List<Line>> out = new HashMap<>();
        graph.lines().stream()
                .filter(line -> !line.isLoop())
                .forEach(line -> out.computeIfAbsent(line.from(), id -> new ArrayList<>())
                        .add(line));
        Set<String> done = new HashSet<>();
        for (Graph.Box start : graph.boxes()) {
            Set<String> open = new HashSet<>();
            var path = new ArrayDeque<String>();
            var next = new HashMap<String, Integer>();
            if (!done.contains(start.id())) {
                path.push(start.id());
                open.add(start.id());
            }
            while (!path.isEmpty()) {
                String id = path.element();
                List<Line> lines = out.getOrDefault(id, List.of());
                int at = next.merge(id, 1, Integer::sum) - 1;
                if (at == lines.size()) {
                    path.pop();
                    open.remove(id);
                    done.add(id);
                } else if (open.contains(lines.get(at).to())) {
                    turned.add(lines.get(at));
                } else if (!done.contains(lines.get(at).to())) {
                    open.add(lines.get(at).to());
                    path.push(lines.get(at).to());
                }
            }
        }
    }

    private double bound() {
        double height = 0;
        double width = 0;
        double tallest = 0;
        for (Vertex vertex : vertices.values()) {
            height += vertex.height + LayeredLayout.GAP_Y;
            width += vertex.width + LayeredLayout.GAP_X;
            tallest = Math.max(tallest, vertex.height);
        }
        double columns = Math.sqrt(PROPORTION * height / Math.max(1, width / vertices.size()));
        return Math.max(tallest, height / Math.max(1, columns)) * 1.1;
    }

    private void assign(double bound) {
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        vertices.keySet().forEach(id -> {
            waiting.put(id, list(lefts, id).size());
            place.put(id, place.size());
        });
        var ready = new PriorityQueue<String>(
                Comparator.comparing((String id) -> vertex(id).column).thenComparing(place::get));
        waiting.forEach((id, left) -> {
            if (left == 0) {
                ready.add(id);
            }
        });
        while (!ready.isEmpty()) {
            String id = ready.remove();
            Vertex vertex = vertex(id);
            while (height(vertex.column) > 0 && height(vertex.column) + vertex.height > bound) {
                vertex.column++;
            }
            heights.set(vertex.column, height(vertex.column) + vertex.height + LayeredLayout.GAP_Y);
            for (String right : list(rights, id)) {
                vertex(right).column = Math.max(vertex(right).column, vertex.column + 1);
                if (waiting.merge(right, -1, Integer::sum) == 0) {
                    ready.add(right);
                }
            }
        }
    }

    private double height(int column) {
        while (heights.size() <= column) {
            heights.add(0.0);
        }
        return heights.get(column);
    }

    /** A box that references nothing stands beside the first that references it. */
    private void pullRight() {
        vertices.forEach((id, vertex) -> {
            if (list(lefts, id).isEmpty() && !list(rights, id).isEmpty()) {
                int first = list(rights, id).stream()
                        .mapToInt(right -> vertex(right).column)
                        .min()
                        .orElse(1);
                vertex.column = Math.max(vertex.column, first - 1);
            }
        });
        int least = vertices.values().stream()
                .mapToInt(vertex -> vertex.column)
                .min()
                .orElse(0);
        vertices.values().forEach(vertex -> vertex.column -= least);
    }
}
