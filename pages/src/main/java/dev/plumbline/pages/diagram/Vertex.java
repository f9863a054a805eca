package dev.plumbline.pages.diagram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A box, or a place in a column that a longer line runs through. */
final class Vertex {

    private static final double THROUGH = 8;

    final Graph.@Nullable Box box;
    final double width;
    final double height;
    final List<Link> toLeft = new ArrayList<>();
    final List<Link> toRight = new ArrayList<>();
    int column;
    int order;
    double x;
    double y;

    /** A line's way from one column to the next; many lines may share one. */
    record Link(Vertex left, double leftY, Vertex right, double rightY) {}

    Vertex(Graph.Box box) {
        this.box = box;
        this.width = box.width();
        this.height = box.height();
    }

    private Vertex(int column) {
        this.box = null;
        this.column = column;
        this.width = 0;
        this.height = THROUGH;
    }

    static Vertex through(int column) {
        return new Vertex(column);
    }

    boolean isBox() {
        return box != null;
    }

    static void link(Vertex left, double leftY, Vertex right, double rightY) {
        var link = new Link(left, leftY, right, rightY);
        if (!left.toRight.contains(link)) {
            left.toRight.add(link);
            right.toLeft.add(link);
        }
    }
}
