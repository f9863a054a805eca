package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.pages.diagram.Drawing.Place;
import dev.plumbline.pages.diagram.Drawing.Route;
import java.util.List;

/**
 * A line of a diagram and its meaning.
 *
 * @param title in words
 * @param optional whether a row may exist without the other
 * @param view whether it is a view that reads the table, not a foreign key
 */
record Tie(String title, boolean optional, boolean view) {

    /** Around the whole picture. */
    static final double EDGE = 14;

    void write(StringBuilder svg, Route route) {
        var path = new StringBuilder();
        List<Place> points = route.points();
        for (int i = 0; i < points.size(); i++) {
            Place at = points.get(i);
            if (i == 0) {
                path.append('M').append(at(at));
            } else if (i % 2 == 1) {
                Place before = points.get(i - 1);
                double middle = (before.x() + at.x()) / 2;
                path.append('C')
                        .append(at(new Place(middle, before.y())))
                        .append(' ')
                        .append(at(new Place(middle, at.y())))
                        .append(' ')
                        .append(at(at));
            } else {
                path.append('L').append(at(at));
            }
        }
        Place many = points.get(0);
        Place one = points.get(points.size() - 1);
        boolean left = points.get(1).x() < many.x();
        boolean fromLeft = points.get(points.size() - 2).x() < one.x();
        svg.append("<g class=\"tie")
                .append(optional ? " optional" : "")
                .append(view ? " reads" : "")
                .append("\" data-from=\"")
                .append(route.line().from())
                .append("\" data-to=\"")
                .append(route.line().to())
                .append("\"><title>")
                .append(Html.of(title))
                .append("</title><path class=\"wide\" d=\"")
                .append(path)
                .append("\"/><path d=\"")
                .append(path)
                .append(foot(many, left ? -9 : 9))
                .append("\"/><circle cx=\"")
                .append(Html.number(one.x() + EDGE + (fromLeft ? -3 : 3)))
                .append("\" cy=\"")
                .append(Html.number(one.y() + EDGE))
                .append("\" r=\"3\"/></g>\n");
    }

    /** The crow's foot at the side of the many. */
    private static String foot(Place at, double out) {
        return "M" + at(new Place(at.x(), at.y() - 5)) + "L" + at(new Place(at.x() + out, at.y())) + "L"
                + at(new Place(at.x(), at.y() + 5));
    }

    static String at(Place place) {
        return Html.number(place.x() + EDGE) + "," + Html.number(place.y() + EDGE);
    }
}
