package dev.plumbline.site.explore;

import dev.plumbline.database.SearchPath;
import dev.plumbline.pages.Html;
import dev.plumbline.site.explore.ReadSession.TextRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The drop-downs of a pack, each a form of its own, so that they work without a script. */
final class LookupPages {

    private static final String CHOICE = "c";

    private final DropDowns dropDowns;

    LookupPages(DropDowns dropDowns) {
        this.dropDowns = dropDowns;
    }

    String html(Query query, ReadSession session, int most) throws SQLException {
        Connection connection = session.connection();
        return SearchPath.behindOurs(connection, () -> page(query, DSL.using(connection, SQLDialect.POSTGRES), most));
    }

    private String page(Query query, DSLContext database, int most) {
        List<String> given = query.all(CHOICE);
        List<String> chosen = new ArrayList<>();
        List<String> names = dropDowns.names();
        var html = new StringBuilder("<h1>" + Html.of(dropDowns.title()) + "</h1>\n<div class=\"lookups\">\n");
        long start = System.nanoTime();
        int questions = 0;
        for (int i = 0; i < names.size() && chosen.size() == i; i++) {
            List<String> choices = dropDowns.choices(database, List.copyOf(chosen));
            questions++;
            String choice = i < given.size() && choices.contains(given.get(i)) ? given.get(i) : "";
            form(html, i, chosen, choices, choice);
            if (!choice.isEmpty()) {
                chosen.add(choice);
            }
        }
        html.append("</div>\n");
        String answer = "";
        if (chosen.size() == names.size()) {
            Result<? extends Record> found = dropDowns.answer(database, chosen);
            questions++;
            answer = "<h2>" + Html.of(String.join(" ", chosen)) + "</h2>\n" + table(found, most);
        }
        return html.append(String.format(
                        Locale.ROOT,
                        "<p class=\"soft\" role=\"status\">%d %s through the generated types, %.1f ms</p>%n",
                        questions,
                        questions == 1 ? "question" : "questions",
                        (System.nanoTime() - start) / 1e6))
                .append(answer)
                .toString();
    }

    private void form(StringBuilder html, int place, List<String> chosen, List<String> choices, String choice) {
        String id = "choice-" + (place + 1);
        html.append("<form method=\"get\" action=\"/lookups\">");
        chosen.forEach(former -> html.append("<input type=\"hidden\" name=\"" + CHOICE + "\" value=\"")
                .append(Html.of(former))
                .append("\">"));
        html.append("<label for=\"")
                .append(id)
                .append("\">")
                .append(Html.of(dropDowns.names().get(place)))
                .append(" <span class=\"count\">")
                .append(choices.size())
                .append("</span></label><select class=\"go\" id=\"")
                .append(id)
                .append("\" name=\"" + CHOICE + "\"><option value=\"\">choose</option>");
        for (String one : choices) {
            html.append("<option")
                    .append(one.equals(choice) ? " selected" : "")
                    .append(">")
                    .append(Html.of(one))
                    .append("</option>");
        }
        html.append("</select><button>Go</button></form>\n");
    }

    private static String table(Result<? extends Record> found, int most) {
        List<String> columns =
                Arrays.stream(found.fields()).map(field -> field.getName()).toList();
        List<List<Optional<String>>> rows = found.stream()
                .limit(most)
                .map(row -> Arrays.stream(row.intoArray())
                        .map(value -> Optional.ofNullable(value).map(Object::toString))
                        .toList())
                .toList();
        var shown = new TextRows(columns, rows, found.size() > most, 0);
        return Screen.table("Answer", shown);
    }
}
