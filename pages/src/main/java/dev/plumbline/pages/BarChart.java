package dev.plumbline.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Bars: vertical and in order for numbers, horizontal with their names for words. The figures are there as a table too. */
public final class BarChart {

    private static final int WIDTH = 720;
    private static final int TALL = 180;
    private static final int LYING = 320;
    private static final int MOST_BARS = 120;

    private final String caption;
    private final List<Bar> bars;
    private final double most;

    /** One bar, in order. */
    public record Bar(String label, double value) {}

    public BarChart(String caption, List<Bar> bars) {
        this.caption = caption;
        this.bars = withGaps(bars);
        this.most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
    }

    /** A whole number that no row has is a gap in the chart, and gaps are what people look for. */
    private static List<Bar> withGaps(List<Bar> bars) {
        if (bars.size() < 2 || !bars.stream().allMatch(bar -> bar.label().matches("-?\\d{1,9}"))) {
            return bars;
        }
        Map<Integer, Bar> byNumber = new TreeMap<>();
        bars.forEach(bar -> byNumber.put(Integer.valueOf(bar.label()), bar));
        int first = Integer.parseInt(bars.get(0).label());
        int last = Integer.parseInt(bars.get(bars.size() - 1).label());
        if ((long) last - first >= MOST_BARS) {
            return bars;
        }
        List<Bar> filled = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            Bar bar = byNumber.get(i);
            filled.add(bar == null ? new Bar(Integer.toString(i), 0) : bar);
        }
        return filled;
    }

    public String html() {
        boolean numbers = bars.stream().allMatch(bar -> bar.label().matches("-?\\d+([.]\\d+)?|null"));
        return numbers ? upright() : lying();
    }

    private String upright() {
        StringBuilder html = new StringBuilder("<figure><figcaption>" + Html.of(caption)
                + "</figcaption>\n<svg viewBox=\"0 0 "
                + WIDTH + " " + TALL + "\" width=\"" + WIDTH + "\" height=\"" + TALL + "\" role=\"img\" aria-label=\""
                + Html.of("Bar chart: " + caption + ", " + bars.size() + " bars") + "\">\n");
        for (int i = 0; i < bars.size(); i++) {
            html.append(upright(i, bars.get(i)));
        }
        return html.append("</svg>\n").append(table()).append("</figure>\n").toString();
    }

    /** Names need space, so the chart is a column of the table. */
    private String lying() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Html.of(caption) + "\"><table class=\"strip\"><caption>" + Html.of(caption)
                + "</caption><thead><tr><th scope=\"col\">value</th><th scope=\"col\" class=\"number\">rows</th>"
                + "<th scope=\"col\"><span class=\"word\">share</span></th></tr></thead><tbody>\n");
        for (Bar bar : bars) {
            double width = Math.max(1, LYING * bar.value() / most);
            table.append("<tr><th scope=\"row\">")
                    .append(Html.of(bar.label()))
                    .append("</th><td class=\"number\">")
                    .append(value(bar))
                    .append("</td><td><svg viewBox=\"0 0 " + LYING + " 12\" width=\"" + LYING
                            + "\" height=\"12\" aria-hidden=\"true\"><rect class=\"bar\" x=\"0\" y=\"1\" width=\"")
                    .append(Html.number(width))
                    .append("\" height=\"10\"/></svg></td></tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }

    private String upright(int i, Bar bar) {
        double width = (double) WIDTH / bars.size();
        double height = bar.value() == 0 ? 0 : Math.max(1, (TALL - 34) * bar.value() / most);
        int every = Math.max(1, bars.size() / 10);
        String label = i % every == 0
                ? String.format(
                        Locale.ROOT,
                        "<text class=\"soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                        Math.max(16, Math.min(WIDTH - 16, (i + 0.5) * width)),
                        TALL - 4,
                        Html.of(bar.label()))
                : "";
        return String.format(
                        Locale.ROOT,
                        "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s: %s</title></rect>%n",
                        i * width + 1,
                        TALL - 20 - height,
                        Math.max(1, width - 2),
                        height,
                        Html.of(bar.label()),
                        value(bar))
                + label;
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("<details><summary>The figures as a table</summary><div class=\"scroll\">"
                        + "<table><caption>" + Html.of(caption)
                        + "</caption><thead><tr><th scope=\"col\">value</th><th scope=\"col\" class=\"number\">rows</th></tr>"
                        + "</thead><tbody>\n");
        for (Bar bar : bars) {
            table.append("<tr><td>").append(Html.of(bar.label())).append("</td><td class=\"number\">");
            table.append(value(bar)).append("</td></tr>\n");
        }
        return table.append("</tbody></table></div></details>\n").toString();
    }

    private static String value(Bar bar) {
        return String.format(Locale.ROOT, "%,.0f", bar.value());
    }
}
