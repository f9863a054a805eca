package dev.plumbline.site.explore;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.resource.Resource;
import dev.plumbline.pages.Html;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.site.html.Links;
import dev.plumbline.site.html.Site;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.read.SchemaContents;
import dev.plumbline.verifier.check.VerifyException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which page answers which path. Tables and functions are found among those that were read; no part of a path reaches a file or SQL. */
final class Pages {

    private final ExploreOptions options;
    private final Optional<DropDowns> dropDowns;
    private final Screen screen;
    private volatile Description description;

    Pages(ExploreOptions options, Gate gate) {
        this.options = options;
        this.description = read(options);
        this.dropDowns =
                options.pack().filter(pack -> !Packs.isNamesake(pack)).flatMap(pack -> DropDowns.of(pack.name()));
        this.screen = new Screen(description.name(), dropDowns.isPresent(), options, gate.form());
    }

    private static Description read(ExploreOptions options) {
        SchemaContents structure = SchemaContents.read(options.database(), true, 0);
        String name = options.pack().map(Pack::name).orElse(options.database().name());
        return new Description(
                name,
                options.pack()
                        .map(Pack::title)
                        .filter(title -> !title.isBlank())
                        .orElse(name),
                "",
                structure.home(),
                true,
                structure.relations(),
                structure.routines(),
                structure.types(),
                List.of(),
                List.of(),
                Map.of());
    }

    private interface Work {
        String html(ReadSession session) throws SQLException;
    }

    Answer get(String path, Query query) {
        Description known = description;
        var links = new Links(known, "");
        switch (path) {
            case "/":
                return page(known.name(), new TablePages(known, links).all() + reload());
            case "/functions":
                return page("Functions", new FunctionPages(known, links).all());
            case "/checks":
                return page("Checks", new CheckPages(options).form(screen));
            case "/site.css":
                return Answer.file("text/css", Site.styles() + Resource.text(Pages.class, "explore.css"));
            case "/explore.js":
                return Answer.file("text/javascript", Resource.text(Pages.class, "explore.js"));
            default:
                return found(path, query, known, links);
        }
    }

    private Answer found(String path, Query query, Description known, Links links) {
        if (path.equals("/lookups") && dropDowns.isPresent()) {
            return asked(
                    "Look-ups",
                    known,
                    session -> new LookupPages(dropDowns.get()).html(query, session, options.rows()));
        }
        if (path.equals("/sql") && options.sql()) {
            return page("SQL", SqlPages.form(screen, ""));
        }
        for (Relation relation : known.relations()) {
            if (path.equals("/" + links.page(relation))) {
                return asked(
                        links.text(relation),
                        known,
                        session -> new TablePages(known, links).rows(relation, query, session, options.rows()));
            }
        }
        for (Routine routine : known.routines()) {
            if (path.equals("/" + links.page(routine))) {
                var functions = new FunctionPages(known, links);
                return asked(
                        routine.name().in(known.home()),
                        known,
                        session -> functions.one(functions.find(path.substring(1), query), query, session));
            }
        }
        return Answer.failed(404, screen.page("Not found", "<h1>There is no such page</h1>\n"));
    }

    Answer post(String path, Query form) {
        if (path.equals("/reload")) {
            description = read(options);
            return Answer.to("/");
        }
        if (path.equals("/checks")) {
            try {
                return new CheckPages(options).run(form);
            } catch (PlumblineException | VerifyException e) {
                return failed("Checks", String.valueOf(e.getMessage()));
            }
        }
        if (path.equals("/sql") && options.sql()) {
            return asked(
                    "SQL",
                    description,
                    session -> SqlPages.run(screen, form.one("sql").orElse(""), session));
        }
        return Answer.plain(404, "there is no such form");
    }

    private Answer page(String name, String main) {
        return Answer.page(screen.page(name, main));
    }

    private Answer failed(String name, String message) {
        return Answer.failed(400, screen.page(name, "<h1>" + Html.of(name) + "</h1>\n" + Screen.failed(message)));
    }

    private Answer asked(String name, Description known, Work work) {
        try (var session = new ReadSession(options.database(), known.home(), options.timeout(), options.rows())) {
            return page(name, work.html(session));
        } catch (SQLException | org.jooq.exception.DataAccessException | PlumblineException e) {
            return failed(name, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private String reload() {
        return "<form method=\"post\" action=\"/reload\">" + screen.hidden()
                + "<button>Read the catalogue again</button></form>\n";
    }
}
