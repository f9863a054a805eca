package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.pages.diagram.Drawing;
import dev.plumbline.pages.diagram.Drawing.Place;
import dev.plumbline.pages.diagram.Graph;
import dev.plumbline.pages.diagram.LayeredLayout;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Constraint;
import dev.plumbline.site.model.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Tables as boxes and their foreign keys as lines. */
final class Diagram {

    private static final double HEAD = 27;
    private static final double ROW = 18;

    /** How much of a table its box shows. */
    enum Detail {
        ALL(16),
        KEYS(10),
        NAME(0);

        private final int most;

        Detail(int most) {
            this.most = most;
        }

        /** What a picture of this many tables can show. */
        static Detail of(int tables) {
            return tables <= 40 ? ALL : tables <= 130 ? KEYS : NAME;
        }
    }

    private final Links links;
    private final String root;
    private final Map<Long, TableBox> shown = new LinkedHashMap<>();

    /** A table and which of its columns are shown. */
    private record TableBox(Relation relation, List<Column> columns, int left, boolean focus, double width) {

        double height() {
            return HEAD
                    + (columns.isEmpty() ? 0 : 5)
                    + (columns.size() + (left > 0 && !columns.isEmpty() ? 1 : 0)) * ROW;
        }

        double place(String column) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(column)) {
                    return HEAD + (i + 0.5) * ROW + 1;
                }
            }
            return HEAD / 2;
        }
    }

    Diagram(Links links, String root) {
        this.links = links;
        this.root = root;
    }

    Diagram with(Relation relation, Detail detail, boolean focus) {
        List<Column> columns = relation.columns().stream()
                .filter(column -> detail == Detail.ALL
                        || detail == Detail.KEYS
                                && (relation.isKey(column.name()) || relation.isReference(column.name())))
                .toList();
        int most = focus ? 40 : detail.most;
        List<Column> seen = columns.size() > most ? columns.subList(0, most) : columns;
        int left = relation.columns().size() - seen.size();
        double width = 22 + cut(links.text(relation), 40).length() * 7.9;
        for (Column column : seen) {
            width = Math.max(
                    width,
                    34
                            + cut(column.name(), 32).length() * 7.3
                            + 14
                            + cut(brief(column.type()), 24).length() * 6.7);
        }
        shown.put(relation.oid(), new TableBox(relation, seen, left, focus, Math.max(110, width)));
        return this;
    }

    boolean holds(Relation relation) {
        return shown.containsKey(relation.oid());
    }

    /** The picture. */
    String svg(String label) {
        List<Graph.Line> lines = new ArrayList<>();
        Map<Integer, Tie> ties = new HashMap<>();
        for (TableBox one : shown.values()) {
            keys(one, lines, ties);
            sources(one, lines, ties);
        }
        Drawing drawing = LayeredLayout.of(new Graph(
                shown.values().stream()
                        .map(one -> new Graph.Box(id(one), one.width(), one.height()))
                        .toList(),
                lines));
        var svg = new StringBuilder(
                        "<svg class=\"erd\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" aria-label=\"")
                .append(Html.of(label))
                .append("\" viewBox=\"0 0 ")
                .append(Math.round(drawing.width() + 2 * Tie.EDGE))
                .append(' ')
                .append(Math.round(drawing.height() + 2 * Tie.EDGE))
                .append("\" width=\"")
                .append(Math.round(drawing.width() + 2 * Tie.EDGE))
                .append("\" height=\"")
                .append(Math.round(drawing.height() + 2 * Tie.EDGE))
                .append("\">\n");
        for (int i = 0; i < lines.size(); i++) {
            Objects.requireNonNull(ties.get(i)).write(svg, drawing.routes().get(i));
        }
        for (TableBox one : shown.values()) {
            box(svg, one, Objects.requireNonNull(drawing.places().get(id(one))));
        }
        return svg.append("</svg>\n").toString();
    }

    private String id(TableBox one) {
        return Integer.toString(links.place(one.relation()));
    }

    /** Around a table only what references it or is referenced by it. */
    private boolean isDrawn(TableBox one, TableBox other) {
        return one.focus() || other.focus() || shown.values().stream().noneMatch(TableBox::focus);
    }

    private void keys(TableBox one, List<Graph.Line> lines, Map<Integer, Tie> ties) {
        for (Constraint key : one.relation().of(Constraint.Kind.FOREIGN)) {
            TableBox other = shown.get(key.referenced());
            if (other != null && !key.columns().isEmpty() && isDrawn(one, other)) {
                boolean optional = one.relation().columns().stream()
                        .anyMatch(column -> key.columns().contains(column.name()) && !column.required());
                ties.put(
                        lines.size(),
                        new Tie(
                                key.name() + ": " + links.text(one.relation()) + " (" + String.join(", ", key.columns())
                                        + ") → " + links.text(other.relation()) + " ("
                                        + String.join(", ", key.referencedColumns()) + ")",
                                optional,
                                false));
                lines.add(new Graph.Line(
                        id(one),
                        one.place(key.columns().get(0)),
                        id(other),
                        other.place(key.referencedColumns().get(0))));
            }
        }
    }

    private void sources(TableBox one, List<Graph.Line> lines, Map<Integer, Tie> ties) {
        Set<Integer> from = new TreeSet<>();
        one.relation()
                .columns()
                .forEach(column ->
                        column.sources().forEach(source -> from.add(links.place(links.relation(source.relation())))));
        for (TableBox other : shown.values()) {
            if (from.contains(links.place(other.relation())) && isDrawn(one, other)) {
                ties.put(
                        lines.size(),
                        new Tie(links.text(one.relation()) + " reads " + links.text(other.relation()), false, true));
                lines.add(new Graph.Line(id(one), HEAD / 2, id(other), HEAD / 2));
            }
        }
    }

    private void box(StringBuilder svg, TableBox one, Place corner) {
        Relation relation = one.relation();
        String text = links.text(relation);
        svg.append("<a class=\"box")
                .append(one.focus() ? " focus" : "")
                .append(relation.type().isView() ? " view" : "")
                .append("\" href=\"")
                .append(Html.of(root + links.page(relation)))
                .append("\" data-id=\"")
                .append(id(one))
                .append("\" data-name=\"")
                .append(Html.of(text))
                .append("\" aria-label=\"")
                .append(Html.of(relation.type().words() + " " + text))
                .append("\" transform=\"translate(")
                .append(Tie.at(corner).replace(',', ' '))
                .append(")\">");
        if (!relation.comment().isEmpty() || text.length() > 40) {
            svg.append("<title>")
                    .append(Html.of(text + (relation.comment().isEmpty() ? "" : ": " + relation.comment())))
                    .append("</title>");
        }
        svg.append("<rect width=\"").append(Html.number(one.width())).append("\" height=\"");
        svg.append(Html.number(one.height()))
                .append("\" rx=\"5\"/><path class=\"head\" d=\"M0,5a5,5 0 0 1 5,-5h")
                .append(Html.number(one.width() - 10))
                .append("a5,5 0 0 1 5,5v")
                .append(Html.number(HEAD - 5))
                .append("h-")
                .append(Html.number(one.width()))
                .append("z\"/><text class=\"name\" x=\"10\" y=\"18\">")
                .append(Html.of(cut(text, 40)))
                .append("</text>");
        for (int i = 0; i < one.columns().size(); i++) {
            row(svg, one, one.columns().get(i), HEAD + (i + 0.5) * ROW + 5);
        }
        if (one.left() > 0 && !one.columns().isEmpty()) {
            svg.append("<text class=\"soft\" x=\"34\" y=\"")
                    .append(Html.number(HEAD + (one.columns().size() + 0.5) * ROW + 5))
                    .append("\">")
                    .append(one.left())
                    .append(" more</text>");
        }
        svg.append("</a>\n");
    }

    private static void row(StringBuilder svg, TableBox one, Column column, double y) {
        boolean key = one.relation().isKey(column.name());
        boolean reference = one.relation().isReference(column.name());
        if (key || reference) {
            svg.append("<text class=\"mark\" x=\"10\" y=\"")
                    .append(Html.number(y))
                    .append("\">")
                    .append(key ? "PK" : "FK")
                    .append("</text>");
        }
        svg.append("<text x=\"34\" y=\"")
                .append(Html.number(y))
                .append("\">")
                .append(Html.of(cut(column.name(), 32)))
                .append("</text><text class=\"soft\" text-anchor=\"end\" x=\"")
                .append(Html.number(one.width() - 10))
                .append("\" y=\"")
                .append(Html.number(y))
                .append("\">")
                .append(Html.of(cut(brief(column.type()), 24)))
                .append("</text>");
    }

    /** By the names everybody uses. */
    private static String brief(String type) {
        return type.replace("character varying", "varchar")
                .replaceAll("^timestamp(\\(\\d\\))? with time zone", "timestamptz$1")
                .replaceAll("^timestamp(\\(\\d\\))? without time zone", "timestamp$1")
                .replaceAll("^time(\\(\\d\\))? without time zone", "time$1");
    }

    private static String cut(String text, int most) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
