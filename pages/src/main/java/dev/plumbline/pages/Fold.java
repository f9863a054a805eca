package dev.plumbline.pages;

/**
 * A line that opens to show more, by keyboard or pointer, without a script.
 *
 * @param style a class of the style sheet; empty for none
 * @param summary HTML of the line
 * @param content HTML of what it opens to
 */
public record Fold(String style, String summary, String content, boolean open) {

    public String html() {
        return "<details" + (style.isEmpty() ? "" : " class=\"" + Html.of(style) + "\"") + (open ? " open" : "")
                + "><summary>" + summary + "</summary>" + content + "</details>";
    }
}
