package dev.plumbline.pages;

/**
 * A part of a page with a heading of its own.
 *
 * @param id unique in the page; links lead to {@code #id}
 * @param title as text
 * @param content HTML
 */
public record Section(String id, String title, String content) {

    public String html() {
        String quoted = Html.of(id);
        return "<section aria-labelledby=\"" + quoted + "\"><h2 id=\"" + quoted + "\">" + Html.of(title) + "</h2>\n"
                + content + "</section>\n";
    }
}
