package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.pages.Page;
import dev.plumbline.site.model.Description;

/** What every page of the site has: its head, the navigation, the search. */
final class Frame {

    /** Nothing from anywhere else, and nothing inline; {@code file:} is for a site opened from a folder. */
    private static final String POLICY = "default-src 'none'; script-src 'self' file:; style-src 'self' file:;"
            + " img-src data:; base-uri 'none'; form-action 'none'";

    private final Description description;

    Frame(Description description) {
        this.description = description;
    }

    /**
     * @param root the way to the site's folder, empty or {@code ../}
     * @param title as text
     * @param main HTML
     */
    String page(String root, String title, String main) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n" + Page.MARK
                + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.of(title.equals(description.title()) ? title : title + " · " + description.name())
                + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"" + root
                + "site.css\">\n<script src=\"" + root + "search.js\" defer></script>\n<script src=\"" + root
                + "site.js\" defer></script>\n</head>\n<body data-root=\"" + root + "\">\n"
                + "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n" + header(root)
                + "<main id=\"main\">\n" + main + "</main>\n<footer><p>Written by <code>plumbline docs</code> from "
                + Html.of(description.origin()) + ".</p></footer>\n</body>\n</html>\n";
    }

    private String header(String root) {
        var html = new StringBuilder("<header class=\"bar\">\n<a class=\"site\" href=\"" + root + "index.html\">"
                + Html.of(description.name()) + "</a>\n<nav aria-label=\"Site\"><ul>");
        link(html, root, "index.html#tables", "Tables", description.tables().size());
        link(html, root, "index.html#views", "Views", description.views().size());
        link(
                html,
                root,
                "index.html#functions",
                "Functions",
                description.routines().size());
        link(html, root, "types.html", "Types", description.types().size());
        link(html, root, "migrations.html", "Migrations", description.steps().size());
        link(html, root, "health.html", "Findings", description.remarks().size());
        return html.append("</ul></nav>\n<div class=\"search\" role=\"search\"><label class=\"hidden\" for=\"search\">"
                        + "Search tables, columns, functions</label><input id=\"search\" type=\"search\""
                        + " placeholder=\"Search  ( / )\" autocomplete=\"off\" spellcheck=\"false\" role=\"combobox\""
                        + " aria-expanded=\"false\" aria-controls=\"found\" aria-autocomplete=\"list\">"
                        + "<ul id=\"found\" role=\"listbox\" aria-label=\"Search results\" hidden></ul>"
                        + "<span class=\"hidden\" id=\"count\" role=\"status\"></span></div>\n</header>\n")
                .toString();
    }

    private static void link(StringBuilder html, String root, String page, String name, int count) {
        if (count > 0) {
            html.append("<li><a href=\"" + root + page + "\">" + name + " <span class=\"count\">" + count
                    + "</span></a></li>");
        }
    }
}
