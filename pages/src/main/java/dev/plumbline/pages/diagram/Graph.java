package dev.plumbline.pages.diagram;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Boxes and the lines between them, before they have positions. */
public record Graph(List<Box> boxes, List<Line> lines) {

    /** @param id unique in the graph */
    public record Box(String id, double width, double height) {}

    /**
     * @param from the box that is drawn to the right of the other, as far as cycles allow
     * @param fromY how far below the top of its box the line is attached
     */
    public record Line(String from, double fromY, String to, double toY) {

        public boolean isLoop() {
            return from.equals(to);
        }
    }

    public Graph {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
        Set<String> ids = new HashSet<>();
        for (Box box : boxes) {
            if (!ids.add(box.id())) {
                throw new IllegalArgumentException("two boxes are called " + box.id());
            }
        }
        for (Line line : lines) {
            if (!ids.contains(line.from()) || !ids.contains(line.to())) {
                throw new IllegalArgumentException("no box at an end of " + line);
            }
        }
    }
}
