package dev.plumbline.pages.diagram;

import java.util.List;
import java.util.Map;

/**
 * Positions of everything, in the unit of the boxes' sizes.
 *
 * @param places of the upper left corners, by box
 * @param routes as many as the graph has lines, in their order
 */
public record Drawing(double width, double height, Map<String, Place> places, List<Route> routes) {

    /** An upper left corner, or a point of a line. */
    public record Place(double x, double y) {

        Place moved(double dx, double dy) {
            return new Place(x + dx, y + dy);
        }
    }

    /**
     * The points a line runs through, from its first box to its second. Between points 2n and 2n + 1 it curves, between 2n + 1 and 2n + 2
     * it is straight.
     */
    public record Route(Graph.Line line, List<Place> points) {

        public Route {
            points = List.copyOf(points);
        }

        Route moved(double dx, double dy) {
            return new Route(
                    line, points.stream().map(point -> point.moved(dx, dy)).toList());
        }
    }

    public Drawing {
        places = Map.copyOf(places);
        routes = List.copyOf(routes);
    }
}
