package dev.plumbline.pages.diagram;

import dev.plumbline.pages.diagram.Vertex.Link;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Orders each column so that few lines cross: everything moves to the mean position of what it is linked to, back and forth, and the best
 * order is kept.
 */
final class Crossings {

    private static final int SWEEPS = 16;

    private final List<List<Vertex>> columns;

    Crossings(List<List<Vertex>> columns) {
        this.columns = columns;
    }

    void reduce() {
        number();
        List<List<Vertex>> best = copy();
        long fewest = count();
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            boolean forward = sweep % 2 == 0;
            for (int i = 1; i < columns.size(); i++) {
                sort(columns.get(forward ? i : columns.size() - 1 - i), forward);
            }
            long crossings = count();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, best.get(i));
        }
        number();
    }

    private List<List<Vertex>> copy() {
        List<List<Vertex>> copy = new ArrayList<>();
        columns.forEach(column -> copy.add(new ArrayList<>(column)));
        return copy;
    }

    private void number() {
        columns.forEach(Crossings::number);
    }

    private static void number(List<Vertex> column) {
        for (int i = 0; i < column.size(); i++) {
            column.get(i).order = i;
        }
    }

    private static void sort(List<Vertex> column, boolean byLeft) {
        Map<Vertex, Double> mean = new HashMap<>();
        for (Vertex vertex : column) {
            List<Link> links = byLeft ? vertex.toLeft : vertex.toRight;
            mean.put(
                    vertex,
                    links.stream()
                            .mapToDouble(link ->
                                    byLeft ? place(link.left(), link.leftY()) : place(link.right(), link.rightY()))
                            .average()
                            .orElse(vertex.order));
        }
        column.sort(Comparator.comparing(vertex -> Objects.requireNonNull(mean.get(vertex))));
        number(column);
    }

    /** The order, and within a box how far down the line is attached. */
    private static double place(Vertex vertex, double at) {
        return vertex.order + 0.9 * at / Math.max(1, vertex.height);
    }

    private long count() {
        long all = 0;
        for (int i = 0; i + 1 < columns.size(); i++) {
            all += between(columns.get(i), columns.get(i + 1).size());
        }
        return all;
    }

    /** Pairs of links in the wrong order: inversions, counted with a tree of sums. */
    private static long between(List<Vertex> left, int rights) {
        List<Link> links = new ArrayList<>();
        left.forEach(vertex -> links.addAll(vertex.toRight));
        links.sort(Comparator.comparingDouble((Link link) -> place(link.left(), link.leftY()))
                .thenComparingDouble(link -> place(link.right(), link.rightY())));
        long[] sums = new long[rights + 1];
        long crossings = 0;
        for (int i = 0; i < links.size(); i++) {
            int order = links.get(i).right().order;
            long notAfter = 0;
            for (int at = order + 1; at > 0; at -= at & -at) {
                notAfter += sums[at];
            }
            crossings += i - notAfter;
            for (int at = order + 1; at <= rights; at += at & -at) {
                sums[at]++;
            }
        }
        return crossings;
    }
}
