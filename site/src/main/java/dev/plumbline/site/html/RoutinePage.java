package dev.plumbline.site.html;

import dev.plumbline.pages.Html;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Routine;
import java.util.List;

/** The page of all functions of one name. */
final class RoutinePage {

    private static final String ROOT = "../";

    private final Description description;
    private final Links links;
    private final List<Routine> routines;

    RoutinePage(Description description, Links links, List<Routine> routines) {
        this.description = description;
        this.links = links;
        this.routines = routines;
    }

    String html() {
        String name = routines.get(0).name().in(links.home());
        var html = new StringBuilder("<h1>" + Html.of(name) + " <span class=\"kind\">"
                + routines.get(0).kind() + "</span></h1>\n");
        String java = Parts.java(description, "routine " + name);
        if (!java.isEmpty()) {
            html.append("<dl class=\"facts\"><div><dt>Java</dt><dd>")
                    .append(java)
                    .append("</dd></div></dl>\n");
        }
        html.append(new Concerning(description, links).html(routines.get(0)));
        for (int i = 0; i < routines.size(); i++) {
            one(html, routines.get(i), i + 1);
        }
        return html.toString();
    }

    private void one(StringBuilder html, Routine routine, int number) {
        String of = routines.size() == 1 ? "" : " (" + routine.identity() + ")";
        String signature = routine.signature(links.home())
                + (routine.result().isEmpty() ? "" : "\n    returns " + routine.result());
        html.append(Parts.comment(routine.comment()))
                .append(Parts.section(
                        "signature-" + number,
                        "Signature" + of,
                        Parts.code(signature) + "<p class=\"soft\">"
                                + Html.of(routine.language() + ", " + routine.manner()) + "</p>\n"))
                .append(Parts.section(
                        "callers-" + number,
                        "Called by" + of,
                        routine.callers().isEmpty()
                                ? "<p class=\"soft\">Nothing in the database.</p>\n"
                                : Parts.uses(links, ROOT, routine.callers(), 0)))
                .append(
                        routine.source().isEmpty()
                                ? ""
                                : Parts.section("source-" + number, "Source" + of, Parts.code(routine.source())));
    }
}
