package dev.plumbline.site.html;

import dev.plumbline.database.resource.Resource;
import dev.plumbline.pages.Page;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.QualifiedName;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All pages of a description, by the names of their files. The same description gives the same bytes. */
public final class Site {

    private Site() {}

    public static SortedMap<String, String> files(Description description) {
        var links = new Links(description, ".html");
        var frame = new Frame(description);
        var files = new TreeMap<String, String>();
        files.put("index.html", frame.page("", description.title(), new OverviewPage(description, links).html()));
        for (Relation relation : description.relations()) {
            files.put(
                    links.page(relation),
                    frame.page("../", links.text(relation), new RelationPage(description, links, relation).html()));
        }
        TreeMap<QualifiedName, List<Routine>> routines = description.routines().stream()
                .collect(Collectors.groupingBy(Routine::name, TreeMap::new, Collectors.toList()));
        routines.forEach((name, named) -> files.put(
                links.page(named.get(0)),
                frame.page("../", name.in(links.home()), new RoutinePage(description, links, named).html())));
        var others = new OtherPages(description, links);
        if (!description.types().isEmpty()) {
            files.put("types.html", frame.page("", "Types", others.types()));
        }
        if (!description.steps().isEmpty()) {
            files.put("migrations.html", frame.page("", "Migrations", others.migrations()));
        }
        if (!description.remarks().isEmpty()) {
            files.put("health.html", frame.page("", "Findings", others.findings()));
        }
        files.put("search.js", new SearchIndex(description, links).script());
        files.put("site.js", Resource.text(Site.class, "site.js"));
        files.put("site.css", styles());
        return files;
    }

    /** The style of the pages. */
    public static String styles() {
        return Page.styles() + Resource.text(Site.class, "site.css");
    }
}
