package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Remark;
import dev.plumbline.site.model.Step;
import dev.plumbline.site.model.Step.Change;
import dev.plumbline.site.model.UserType;
import java.util.List;

/** The pages of types, migrations and findings. */
final class OtherPages {

    private static final int SHOWN = 12;

    private final Description description;
    private final Links links;

    OtherPages(Description description, Links links) {
        this.description = description;
        this.links = links;
    }

    String types() {
        var body = new StringBuilder();
        for (UserType type : description.types()) {
            String name = type.name().in(links.home());
            body.append("<tr><th scope=\"row\">")
                    .append(Html.of(name))
                    .append("<br>")
                    .append(Parts.java(description, "type " + name))
                    .append("</th><td>")
                    .append(type.kind())
                    .append("</td><td><code>")
                    .append(Html.of(type.definition()))
                    .append("</code></td><td>")
                    .append(Html.of(type.comment()))
                    .append("</td></tr>\n");
        }
        return "<h1>Types</h1>\n"
                + Parts.table("Types", List.of("Name", "Kind", "Definition", "Comment"), body.toString());
    }

    String migrations() {
        var html = new StringBuilder("<h1>Migrations</h1>\n<p class=\"soft\">In the order in which they are applied,"
                + " each with what it changed when it was run.</p>\n<ol class=\"timeline\">\n");
        String phase = "";
        for (Step step : description.steps()) {
            html.append("<li>");
            if (!step.phase().equals(phase)) {
                phase = step.phase();
                html.append("<h2>Phase ").append(Html.of(phase)).append("</h2>\n");
            }
            html.append("<h3>")
                    .append(step.version().isEmpty() ? "Repeatable" : Html.of(step.version()))
                    .append(" <span class=\"what\">")
                    .append(Html.of(step.description()))
                    .append("</span></h3>\n<p class=\"soft\"><code>")
                    .append(Html.of(step.script()))
                    .append("</code>")
                    .append(step.state().isEmpty() ? "" : " · " + Html.of(step.state()))
                    .append("</p>\n");
            if (!step.purpose().isEmpty()) {
                html.append("<p>").append(Html.of(step.purpose())).append("</p>\n");
            }
            html.append(changes(step));
            if (!step.source().isEmpty()) {
                html.append("<details><summary>SQL</summary>")
                        .append(Parts.code(step.source()))
                        .append("</details>\n");
            }
            html.append("</li>\n");
        }
        return html.append("</ol>\n").toString();
    }

    private String changes(Step step) {
        if (step.changes().isEmpty()) {
            return "";
        }
        List<Change> all = step.changes();
        String first = list(all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() <= SHOWN
                ? first
                : first + "<details><summary>" + (all.size() - SHOWN) + " more</summary>"
                        + list(all.subList(SHOWN, all.size())) + "</details>\n";
    }

    private String list(List<Change> changes) {
        var html = new StringBuilder("<ul class=\"changes\">");
        for (Change change : changes) {
            html.append("<li class=\"")
                    .append(change.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .append("\"><span aria-hidden=\"true\">")
                    .append(change.kind().sign())
                    .append("</span><span class=\"hidden\">")
                    .append(change.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .append("</span> ")
                    .append(Html.of(bare(change.object())))
                    .append("</li>");
        }
        return html.append("</ul>\n").toString();
    }

    private String bare(String object) {
        return links.home().isEmpty() ? object : object.replace(" " + links.home() + ".", " ");
    }

    String findings() {
        var list = new StringBuilder();
        for (Remark remark : description.remarks()) {
            list.append(Parts.remark(remark, remark.rows()));
            if (!remark.fixes().isEmpty()) {
                list.append("<li class=\"fix\">")
                        .append(Parts.code(String.join("\n", remark.fixes())))
                        .append("</li>\n");
            }
        }
        return "<h1>Findings</h1>\n<p class=\"soft\">What the health checks of <code>plumbline verify</code> found in this"
                + " database.</p>\n<ul class=\"remarks\">" + list + "</ul>\n";
    }
}
