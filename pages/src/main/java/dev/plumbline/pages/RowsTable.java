package dev.plumbline.pages;

import java.util.List;

/** Rows of texts under a caption; a wide one scrolls by itself, also by keyboard. */
public record RowsTable(String caption, List<String> columns, List<List<String>> rows) {

    public RowsTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** @param label what the region that scrolls is called */
    public String html(String label) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.of(label) + "\"><table><caption>" + Html.of(caption) + "</caption><thead><tr>");
        columns.forEach(column ->
                table.append("<th scope=\"col\">").append(Html.of(column)).append("</th>"));
        table.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            table.append("<tr>");
            row.forEach(value -> table.append("<td>").append(Html.of(value)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }
}
