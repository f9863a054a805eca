package dev.plumbline.site.explore;

import dev.plumbline.pages.Html;
import dev.plumbline.schema.script.SqlScript;
import dev.plumbline.schema.script.SqlStatement;
import dev.plumbline.site.explore.ReadSession.TextRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** A typed query, where that is enabled: one statement, which can only be a query. */
final class SqlPages {

    private SqlPages() {}

    static String form(Screen screen, String text) {
        return "<h1>SQL</h1>\n<form class=\"call\" method=\"post\" action=\"/sql\">" + screen.hidden()
                + "<label for=\"sql\">A query</label><textarea id=\"sql\" name=\"sql\" rows=\"8\" spellcheck=\"false\">"
                + Html.of(text) + "</textarea><button>Run</button></form>\n";
    }

    static String run(Screen screen, String text, ReadSession session) {
        String form = form(screen, text);
        List<SqlStatement> statements = SqlScript.of(text).statements();
        if (statements.size() != 1) {
            return form + Screen.failed(statements.size() + " statements, expected one query");
        }
        String sql = text.strip().replaceAll("[;\\s]+$", "");
        try {
            TextRows shown = session.typed(sql);
            return form + Screen.count(shown) + Screen.table("Answer", shown);
        } catch (SQLException e) {
            return form + Screen.failed(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }
}
