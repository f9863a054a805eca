package dev.plumbline.pages.diagram;

import dev.plumbline.pages.diagram.Drawing.Place;
import dev.plumbline.pages.diagram.Drawing.Route;
import dev.plumbline.pages.diagram.Graph.Box;
import dev.plumbline.pages.diagram.Graph.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A layered layout, from left to right: what is referenced stands left of what references it. Unconnected parts are laid out separately
 * and packed beside each other, the larger first.
 */
public final class LayeredLayout {

    static final double GAP_X = 72;
    static final double GAP_Y = 22;
    private static final double PROPORTION = 1.6;
    private static final double LOOP = 22;

    private LayeredLayout() {}

    public static Drawing of(Graph graph) {
        List<Drawing> parts = new ArrayList<>();
        for (Graph part : parts(graph)) {
            parts.add(part.boxes().size() == 1 ? alone(part) : connected(part));
        }
        return packed(graph, parts);
    }

    private static List<Graph> parts(Graph graph) {
        Map<String, String> root = new HashMap<>();
        graph.boxes().forEach(box -> root.put(box.id(), box.id()));
        graph.lines().forEach(line -> root.put(find(root, line.from()), find(root, line.to())));
        Map<String, List<Box>> boxes = new LinkedHashMap<>();
        Map<String, List<Line>> lines = new HashMap<>();
        graph.boxes()
                .forEach(box -> boxes.computeIfAbsent(find(root, box.id()), id -> new ArrayList<>())
                        .add(box));
        graph.lines()
                .forEach(line -> lines.computeIfAbsent(find(root, line.from()), id -> new ArrayList<>())
                        .add(line));
        return boxes.entrySet().stream()
                .map(part -> new Graph(part.getValue(), lines.getOrDefault(part.getKey(), List.of())))
                .toList();
    }

    private static String find(Map<String, String> root, String id) {
        String at = id;
        for (String up = parent(root, at); !up.equals(at); up = parent(root, at)) {
            root.put(at, parent(root, up));
            at = up;
        }
        return at;
    }

    private static String parent(Map<String, String> root, String id) {
        return Objects.requireNonNull(root.get(id));
    }

    private static Drawing alone(Graph graph) {
        Box box = graph.boxes().get(0);
        var corner = new Place(0, 0);
        List<Route> routes = graph.lines().stream()
                .map(line -> loop(line, corner, box.width()))
                .toList();
        return new Drawing(box.width() + (routes.isEmpty() ? 0 : LOOP), box.height(), Map.of(box.id(), corner), routes);
    }

    private static Route loop(Line line, Place corner, double width) {
        double right = corner.x() + width;
        return new Route(
                line,
                List.of(
                        new Place(right, corner.y() + line.fromY()),
                        new Place(right + LOOP, corner.y() + line.fromY()),
                        new Place(right + LOOP, corner.y() + line.toY()),
                        new Place(right, corner.y() + line.toY())));
    }

    private static Drawing connected(Graph graph) {
        var columns = new Columns(graph);
        List<List<Vertex>> filled = new ArrayList<>();
        columns.vertices()
                .values()
                .forEach(vertex -> column(filled, vertex.column).add(vertex));
        Map<Line, List<Vertex>> ways = new IdentityHashMap<>();
        Map<String, Vertex> trunks = new HashMap<>();
        for (Line line : graph.lines()) {
            if (!line.isLoop()) {
                ways.put(line, way(columns, line, filled, trunks));
            }
        }
        new Crossings(filled).reduce();
        new Heights(filled).settle();
        double width = spread(filled);
        return drawing(graph, columns, ways, filled, width);
    }

    private static List<Vertex> column(List<List<Vertex>> columns, int number) {
        while (columns.size() <= number) {
            columns.add(new ArrayList<>());
        }
        return columns.get(number);
    }

    /** From left to right; lines that end at one point of the left box share their way as far as they can. */
    private static List<Vertex> way(Columns columns, Line line, List<List<Vertex>> filled, Map<String, Vertex> trunks) {
        boolean turned = columns.isTurned(line);
        String leftId = turned ? line.from() : line.to();
        Vertex left = Objects.requireNonNull(columns.vertices().get(leftId));
        Vertex right = Objects.requireNonNull(columns.vertices().get(turned ? line.to() : line.from()));
        double leftY = turned ? line.fromY() : line.toY();
        double rightY = turned ? line.toY() : line.fromY();
        List<Vertex> way = new ArrayList<>(List.of(left));
        Vertex last = left;
        double lastY = leftY;
        for (int number = left.column + 1; number < right.column; number++) {
            int at = number;
            Vertex through = trunks.computeIfAbsent(leftId + "\n" + leftY + "\n" + number, key -> {
                Vertex made = Vertex.through(at);
                // Among its equals: what hangs on it stands on both sides.
                column(filled, at).add(column(filled, at).size() / 2, made);
                return made;
            });
            Vertex.link(last, lastY, through, through.height / 2);
            way.add(through);
            last = through;
            lastY = through.height / 2;
        }
        Vertex.link(last, lastY, right, rightY);
        way.add(right);
        return way;
    }

    /** Gives the columns their positions; returns the width of all. */
    private static double spread(List<List<Vertex>> columns) {
        double x = 0;
        for (List<Vertex> column : columns) {
            double widest =
                    column.stream().mapToDouble(vertex -> vertex.width).max().orElse(0);
            for (Vertex vertex : column) {
                vertex.x = x;
            }
            x += widest + GAP_X;
        }
        return x - GAP_X;
    }

    private static Drawing drawing(
            Graph graph, Columns columns, Map<Line, List<Vertex>> ways, List<List<Vertex>> filled, double width) {
        double top = filled.stream()
                .flatMap(List::stream)
                .mapToDouble(vertex -> vertex.y)
                .min()
                .orElse(0);
        double bottom = filled.stream()
                .flatMap(List::stream)
                .mapToDouble(vertex -> vertex.y + vertex.height)
                .max()
                .orElse(0);
        Map<String, Place> places = new HashMap<>();
        columns.vertices().forEach((id, vertex) -> places.put(id, new Place(vertex.x, vertex.y - top)));
        double[] widths = filled.stream()
                .mapToDouble(column -> column.stream()
                        .mapToDouble(vertex -> vertex.width)
                        .max()
                        .orElse(0))
                .toArray();
        List<Route> routes = new ArrayList<>();
        for (Line line : graph.lines()) {
            if (line.isLoop()) {
                Place corner = Objects.requireNonNull(places.get(line.from()));
                double own = Objects.requireNonNull(columns.vertices().get(line.from())).width;
                routes.add(loop(line, corner, own));
            } else {
                List<Vertex> way = Objects.requireNonNull(ways.get(line));
                routes.add(route(line, way, columns.isTurned(line), top, widths));
            }
        }
        boolean loops = graph.lines().stream().anyMatch(Line::isLoop);
        return new Drawing(width + (loops ? LOOP : 0), bottom - top, places, routes);
    }

    private static Route route(Line line, List<Vertex> way, boolean turned, double top, double[] widths) {
        List<Place> points = new ArrayList<>();
        Vertex left = way.get(0);
        Vertex right = way.get(way.size() - 1);
        points.add(new Place(left.x + left.width, left.y - top + (turned ? line.fromY() : line.toY())));
        for (Vertex through : way.subList(1, way.size() - 1)) {
            double y = through.y - top + through.height / 2;
            points.add(new Place(through.x, y));
            points.add(new Place(through.x + widths[through.column], y));
        }
        points.add(new Place(right.x, right.y - top + (turned ? line.toY() : line.fromY())));
        if (!turned) {
            java.util.Collections.reverse(points);
        }
        return new Route(line, points);
    }

    private static Drawing packed(Graph graph, List<Drawing> parts) {
        List<Drawing> largestFirst = parts.stream()
                .sorted(Comparator.comparingDouble((Drawing part) -> -part.height()))
                .toList();
        double area = 0;
        double widest = 0;
        for (Drawing part : parts) {
            area += (part.width() + GAP_X / 2) * (part.height() + GAP_Y);
            widest = Math.max(widest, part.width());
        }
        double limit = Math.max(widest, Math.sqrt(area * PROPORTION));
        Map<String, Place> places = new HashMap<>();
        Map<Line, Route> routes = new IdentityHashMap<>();
        double x = 0;
        double y = 0;
        double row = 0;
        double width = 0;
        for (Drawing part : largestFirst) {
            if (x > 0 && x + part.width() > limit) {
                x = 0;
                y += row + GAP_Y;
                row = 0;
            }
            double dx = x;
            double dy = y;
            part.places().forEach((id, place) -> places.put(id, place.moved(dx, dy)));
            part.routes().forEach(route -> routes.put(route.line(), route.moved(dx, dy)));
            width = Math.max(width, x + part.width());
            row = Math.max(row, part.height());
            x += part.width() + GAP_X / 2;
        }
        List<Route> inOrder = graph.lines().stream()
                .map(line -> Objects.requireNonNull(routes.get(line)))
                .toList();
        return new Drawing(width, y + row, places, inOrder);
    }
}
