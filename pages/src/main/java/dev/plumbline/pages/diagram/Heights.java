package dev.plumbline.pages.diagram;

import dev.plumbline.pages.diagram.Vertex.Link;
import java.util.ArrayList;
import java.util.List;

/**
 * The height of each vertex in a column: as close to what it is linked to as the order and the gaps allow. Columns are settled one after
 * the other, back and forth; within one the positions with the least sum of squared distances are found by pooling neighbours.
 */
final class Heights {

    private static final int SWEEPS = 14;
    /** Bends of a long line are more visible than a box that is slightly off. */
    private static final double STRAIGHT = 4;

    private final List<List<Vertex>> columns;

    Heights(List<List<Vertex>> columns) {
        this.columns = columns;
    }

    void settle() {
        for (List<Vertex> column : columns) {
            double y = 0;
            for (Vertex vertex : column) {
                vertex.y = y;
                y += vertex.height + gap(vertex);
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int i = 0; i < columns.size(); i++) {
                settle(columns.get(sweep % 2 == 0 ? i : columns.size() - 1 - i));
            }
        }
    }

    private static double gap(Vertex vertex) {
        return vertex.isBox() ? LayeredLayout.GAP_Y : LayeredLayout.GAP_Y / 4;
    }

    /** Vertices that want the same space, pooled: a position for the first of them, and its weight. */
    private static final class Pool {
        final int first;
        double sum;
        double weight;

        Pool(int first, double sum, double weight) {
            this.first = first;
            this.sum = sum;
            this.weight = weight;
        }

        double place() {
            return sum / weight;
        }
    }

    private static void settle(List<Vertex> column) {
        List<Pool> pools = new ArrayList<>();
        double[] offset = new double[column.size()];
        for (int i = 0; i < column.size(); i++) {
            Vertex vertex = column.get(i);
            offset[i] = i == 0 ? 0 : offset[i - 1] + column.get(i - 1).height + gap(column.get(i - 1));
            double weight = vertex.isBox() ? 1 : STRAIGHT * (vertex.toLeft.size() + vertex.toRight.size());
            var pool = new Pool(i, weight * (wanted(vertex) - offset[i]), weight);
            while (!pools.isEmpty() && pools.get(pools.size() - 1).place() >= pool.place()) {
                Pool before = pools.remove(pools.size() - 1);
                var joined = new Pool(before.first, before.sum + pool.sum, before.weight + pool.weight);
                pool = joined;
            }
            pools.add(pool);
        }
        for (int p = 0; p < pools.size(); p++) {
            int end = p + 1 < pools.size() ? pools.get(p + 1).first : column.size();
            for (int i = pools.get(p).first; i < end; i++) {
                column.get(i).y = pools.get(p).place() + offset[i];
            }
        }
    }

    private static double wanted(Vertex vertex) {
        double sum = 0;
        for (Link link : vertex.toLeft) {
            sum += link.left().y + link.leftY() - link.rightY();
        }
        for (Link link : vertex.toRight) {
            sum += link.right().y + link.rightY() - link.leftY();
        }
        int links = vertex.toLeft.size() + vertex.toRight.size();
        return links == 0 ? vertex.y : sum / links;
    }
}
