package dev.plumbline.site.explore;

import dev.plumbline.pages.Html;
import dev.plumbline.site.explore.ReadSession.TextRows;
import dev.plumbline.site.html.Links;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Routine;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Functions: all of them, and one with a form that calls it. The transaction refuses any write. */
final class FunctionPages {

    private static final String ARGUMENTS = """
            select coalesce(nullif(a.name, ''), 'argument ' || a.place), format_type(a.type, null), coalesce(a.mode::text, 'i')
            from pg_proc p
            cross join lateral unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]), p.proargmodes, p.proargnames)
                with ordinality as a (type, mode, name, place)
            where p.oid = ? and (a.mode is null or a.mode in ('i', 'b', 'v'))
            order by a.place
            """;

    private final Description description;
    private final Links links;

    FunctionPages(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    private record Argument(String name, String type, boolean variadic) {}

    String all() {
        var html = new StringBuilder("<h1>Functions</h1>\n<ul class=\"list\">\n");
        for (Routine routine : description.routines()) {
            html.append("<li><a href=\"/")
                    .append(Html.of(address(routine)))
                    .append("\">")
                    .append(Html.of(routine.name().in(links.home())))
                    .append("</a> <code>(")
                    .append(Html.of(routine.arguments()))
                    .append(")</code><br><span class=\"soft\">")
                    .append(Html.of(routine.comment()))
                    .append("</span></li>\n");
        }
        return html.append("</ul>\n").toString();
    }

    /** Several may have one name. */
    private String address(Routine routine) {
        List<Routine> named = named(links.page(routine));
        return links.page(routine) + (named.size() == 1 ? "" : "?of=" + named.indexOf(routine));
    }

    private List<Routine> named(String page) {
        return description.routines().stream()
                .filter(routine -> links.page(routine).equals(page))
                .toList();
    }

    /** The one that the page is about. */
    Routine find(String page, Query query) {
        List<Routine> named = named(page);
        int wanted = query.one("of")
                .filter(of -> of.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(0);
        return named.get(Math.min(wanted, named.size() - 1));
    }

    String one(Routine routine, Query query, ReadSession session) throws SQLException {
        var html = new StringBuilder("<h1>" + Html.of(routine.name().in(links.home())) + " <span class=\"kind\">"
                + Html.of(routine.kind()) + "</span></h1>\n");
        html.append(routine.comment().isEmpty() ? "" : "<p>" + Html.of(routine.comment()) + "</p>\n")
                .append("<p><code>")
                .append(Html.of(routine.signature(links.home())))
                .append(routine.result().isEmpty() ? "" : " → " + Html.of(routine.result()))
                .append("</code></p>\n");
        List<Argument> arguments = arguments(routine, session);
        if (!isCallable(routine, arguments)) {
            html.append("<p class=\"soft\">Not to be called from here: it is no function that a query calls.</p>\n");
        } else {
            form(html, routine, arguments, query);
            if (query.has("call")) {
                call(html, routine, arguments, query, session);
            }
        }
        if (!routine.source().isEmpty()) {
            html.append(Screen.details("Its source", routine.source()));
        }
        return html.toString();
    }

    private static List<Argument> arguments(Routine routine, ReadSession session) throws SQLException {
        List<Argument> arguments = new ArrayList<>();
        try (PreparedStatement query = session.connection().prepareStatement(ARGUMENTS)) {
            query.setLong(1, routine.oid());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    arguments.add(new Argument(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3).equals("v")));
                }
            }
        }
        return arguments;
    }

    private static boolean isCallable(Routine routine, List<Argument> arguments) {
        return routine.kind().equals("function")
                && !routine.result().matches("trigger|event_trigger|.*_handler|internal|cstring")
                && arguments.stream().noneMatch(argument -> argument.type().matches("any.*|internal|cstring|record"));
    }

    private void form(StringBuilder html, Routine routine, List<Argument> arguments, Query query) {
        html.append("<form class=\"call\" method=\"get\" action=\"/")
                .append(Html.of(links.page(routine)))
                .append("\"><input type=\"hidden\" name=\"of\" value=\"")
                .append(named(links.page(routine)).indexOf(routine))
                .append("\">");
        for (int i = 0; i < arguments.size(); i++) {
            String id = "argument-" + (i + 1);
            html.append("<div><label for=\"")
                    .append(id)
                    .append("\">")
                    .append(Html.of(arguments.get(i).name()))
                    .append(" <code>")
                    .append(Html.of(arguments.get(i).type()))
                    .append("</code></label><input id=\"")
                    .append(id)
                    .append("\" name=\"a")
                    .append(i)
                    .append("\" value=\"")
                    .append(Html.of(query.one("a" + i).orElse("")))
                    .append("\"><label class=\"null\"><input type=\"checkbox\" name=\"n")
                    .append(i)
                    .append("\"")
                    .append(query.has("n" + i) ? " checked" : "")
                    .append("> null</label></div>");
        }
        html.append("<button name=\"call\" value=\"1\">Call</button></form>\n");
    }

    private void call(StringBuilder html, Routine routine, List<Argument> arguments, Query query, ReadSession session) {
        List<String> parameters = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            String cast =
                    query.has("n" + i) ? "cast(null as " + argument.type() + ")" : "cast(? as " + argument.type() + ")";
            parameters.add((argument.variadic() ? "variadic " : "") + cast);
            if (!query.has("n" + i)) {
                values.add(query.one("a" + i).orElse(""));
            }
        }
        String sql = "select *\nfrom " + routine.name().sql() + "(" + String.join(", ", parameters) + ")";
        try {
            session.asOwner("pg_proc", "proowner", routine.oid());
            String plan = session.plan(sql, values);
            TextRows shown = session.rows(sql, values);
            html.append("<h2>Answer</h2>\n")
                    .append(Screen.count(shown))
                    .append(Screen.table("Answer", shown))
                    .append(Screen.details("The query", sql))
                    .append(Screen.details("Its plan", plan));
        } catch (SQLException e) {
            html.append(Screen.failed(Objects.requireNonNullElse(e.getMessage(), e.toString())));
        }
    }
}
