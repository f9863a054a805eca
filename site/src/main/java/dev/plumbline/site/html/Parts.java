package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.site.html.Links.Target;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Remark;
import dev.plumbline.site.model.Use;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts that several pages share. */
final class Parts {

    /** Tables stand in no table. */
    private static final Pattern ROW_OR_CELL = Pattern.compile("<t[rhd](?=[ >])");

    private Parts() {}

    static String comment(String comment) {
        return comment.isEmpty() ? "" : "<p class=\"comment\">" + Html.of(comment) + "</p>\n";
    }

    /** With a button that copies it; empty when there is no Java name. */
    static String java(Description description, String key) {
        return description.javaName(key).map(Parts::copied).orElse("");
    }

    /** For a column the constant of its table and its own, as in code. */
    static String javaOfColumn(Description description, String key) {
        return description
                .javaName(key)
                .map(name -> copied(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1)))
                .orElse("");
    }

    private static String copied(String name) {
        return "<span class=\"java\"><code>" + breakable(name) + "</code><button type=\"button\""
                + " class=\"copy\" data-copy=\"" + Html.of(name) + "\" aria-label=\"Copy "
                + Html.of(name) + "\">copy</button></span>";
    }

    /** A long name may break after its dots. */
    private static String breakable(String name) {
        return Html.of(name).replace(".", ".<wbr>");
    }

    static String code(String text) {
        return "<pre tabindex=\"0\"><code>" + Html.of(text.strip()) + "</code></pre>\n";
    }

    static String section(String id, String title, String content) {
        return content.isEmpty()
                ? ""
                : "<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + Html.of(title) + "</h2>\n"
                        + content + "</section>\n";
    }

    /**
     * @param label what the region that scrolls is called
     * @param head names of columns, as text
     * @param body rows as HTML
     */
    static String table(String label, List<String> head, String body) {
        if (body.isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.of(label) + "\"><table class=\"stacked\"><thead><tr>");
        head.forEach(
                name -> html.append("<th scope=\"col\">").append(Html.of(name)).append("</th>"));
        return html.append("</tr></thead><tbody>\n")
                .append(labelled(head, body))
                .append("</tbody></table></div>\n")
                .toString();
    }

    /** On narrow pages cells are below each other, and each says which column it belongs to. */
    private static String labelled(List<String> head, String body) {
        var html = new StringBuilder();
        int cell = 0;
        int from = 0;
        Matcher matcher = ROW_OR_CELL.matcher(body);
        while (matcher.find()) {
            html.append(body, from, matcher.end());
            from = matcher.end();
            cell = matcher.group().equals("<tr") ? 0 : cell + 1;
            if (matcher.group().equals("<td")) {
                html.append(" data-label=\"")
                        .append(Html.of(head.get(Math.min(cell, head.size()) - 1)))
                        .append('"');
            }
        }
        return html.append(body.substring(from)).toString();
    }

    /** @param relation the number of the one whose page it is, else 0 */
    static String uses(Links links, String root, List<Use> uses, long relation) {
        var html = new StringBuilder("<ul class=\"uses\">");
        for (Use use : uses) {
            Target target = use.relation() == relation && relation != 0
                    ? new Target(use.what(), use.name(), "")
                    : links.target(use);
            html.append("<li><span class=\"soft\">")
                    .append(Html.of(target.what()))
                    .append("</span> ")
                    .append(links.html(root, target.page(), target.name()))
                    .append("</li>");
        }
        return html.append("</ul>").toString();
    }

    static String remark(Remark remark, List<Map<String, String>> rows) {
        var html = new StringBuilder("<li class=\"remark\"><span class=\"badge " + (remark.severe() ? "fail" : "warn")
                + "\">" + (remark.severe() ? "✗ fail" : "! warn") + "</span> <strong>" + Html.of(remark.title())
                + "</strong> <code class=\"soft\">" + Html.of(remark.check()) + "</code>");
        for (Map<String, String> row : rows) {
            html.append("<dl class=\"facts\">");
            row.forEach((name, value) -> html.append("<div><dt>")
                    .append(Html.of(name.replace('_', ' ')))
                    .append("</dt><dd>")
                    .append(Html.of(value))
                    .append("</dd></div>"));
            html.append("</dl>");
        }
        return html.append("</li>\n").toString();
    }
}
