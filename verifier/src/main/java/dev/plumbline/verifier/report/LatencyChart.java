package dev.plumbline.verifier.report;

import dev.plumbline.verifier.check.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A histogram of times on a logarithmic axis, with the budget and the percentiles marked. Bars over the budget are hatched. */
final class LatencyChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 190;
    private static final int BASE = 150;
    private static final int TOP = 38;
    private static final int LEFT = 10;
    private static final int BINS = 60;

    private final Attachment.Latencies latencies;
    private final double low;
    private final double high;

    LatencyChart(Attachment.Latencies latencies) {
        this.latencies = latencies;
        double most = latencies.percentile(1);
        this.low = Math.log10(Math.max(1, latencies.percentile(0) * 0.8));
        this.high = Math.log10(Math.max(most, latencies.budgetMicros()) * 1.3);
    }

    String html() {
        StringBuilder html = new StringBuilder("<figure><figcaption>" + Html.of(latencies.caption())
                + ", calls by duration (logarithmic)</figcaption>\n");
        html.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" width=\"");
        html.append(WIDTH).append("\" height=\"").append(HEIGHT).append("\" role=\"img\" aria-label=\"");
        html.append(Html.of(latencies.caption() + ": " + words())).append("\">\n");
        bars(html);
        ticks(html);
        mark(html, "p50", latencies.percentile(0.5), 10);
        mark(html, "p95", latencies.percentile(0.95), 21);
        mark(html, "p99", latencies.percentile(0.99), 32);
        budget(html);
        html.append("</svg>\n").append(table()).append("</figure>\n");
        return html.toString();
    }

    private void bars(StringBuilder html) {
        int[] counts = new int[BINS];
        for (double micros : latencies.micros()) {
            int bin = (int) ((Math.log10(Math.max(1, micros)) - low) / (high - low) * BINS);
            counts[Math.max(0, Math.min(BINS - 1, bin))]++;
        }
        int most = java.util.Arrays.stream(counts).max().orElse(1);
        double width = (double) (WIDTH - 2 * LEFT) / BINS;
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                double height = Math.max(1.5, (double) (BASE - TOP) * counts[i] / most);
                double from = Math.pow(10, low + (high - low) * i / BINS);
                html.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>%n",
                        from >= latencies.budgetMicros() ? "over" : "bar",
                        LEFT + i * width,
                        BASE - height,
                        width - 1,
                        height,
                        counts[i] + " calls from " + time(from)));
            }
        }
    }

    private void ticks(StringBuilder html) {
        html.append(line("axis", LEFT, BASE, (double) WIDTH - LEFT, BASE));
        for (int decade = (int) Math.floor(low); decade <= Math.ceil(high); decade++) {
            for (int step : new int[] {1, 2, 5}) {
                double micros = step * Math.pow(10, decade);
                double position = Math.log10(micros);
                if (position >= low && position <= high) {
                    html.append(line("axis", x(micros), BASE, x(micros), BASE + 4.0));
                    html.append(text(x(micros), BASE + 17.0, "middle", "soft", time(micros)));
                }
            }
        }
    }

    private void mark(StringBuilder html, String name, double micros, double y) {
        html.append(line("mark", x(micros), y + 2, x(micros), BASE));
        boolean right = x(micros) > WIDTH - 100;
        html.append(text(x(micros) + (right ? -3 : 3), y, right ? "end" : "start", "", name + " " + time(micros)));
    }

    private void budget(StringBuilder html) {
        double x = x(latencies.budgetMicros());
        html.append(line("budget", x, TOP, x, BASE));
        html.append(text(x, HEIGHT - 6.0, "middle", "", "budget " + time(latencies.budgetMicros())));
    }

    private String table() {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table><caption>" + Html.of(latencies.caption())
                + ", " + latencies.micros().size() + " calls</caption><thead><tr>");
        List<String> values = new ArrayList<>();
        for (String name : List.of("p50", "p95", "p99", "max", "budget")) {
            table.append("<th scope=\"col\">").append(name).append("</th>");
            values.add(time(
                    switch (name) {
                        case "p50" -> latencies.percentile(0.5);
                        case "p95" -> latencies.percentile(0.95);
                        case "p99" -> latencies.percentile(0.99);
                        case "max" -> latencies.percentile(1);
                        default -> latencies.budgetMicros();
                    }));
        }
        table.append("</tr></thead><tbody><tr>");
        values.forEach(value -> table.append("<td>").append(value).append("</td>"));
        return table.append("</tr></tbody></table></div>\n").toString();
    }

    private String words() {
        return "half of the calls within " + time(latencies.percentile(0.5)) + ", 99 of 100 within "
                + time(latencies.percentile(0.99)) + ", the slowest " + time(latencies.percentile(1)) + ", budget "
                + time(latencies.budgetMicros());
    }

    private double x(double micros) {
        return LEFT + (WIDTH - 2 * LEFT) * (Math.log10(Math.max(1, micros)) - low) / (high - low);
    }

    private static String line(String css, double x1, double y1, double x2, double y2) {
        return "<line class=\"" + css + "\" x1=\"" + Html.number(x1) + "\" y1=\"" + Html.number(y1) + "\" x2=\""
                + Html.number(x2) + "\" y2=\"" + Html.number(y2) + "\"/>\n";
    }

    private static String text(double x, double y, String anchor, String css, String text) {
        return "<text class=\"" + css + "\" x=\"" + Html.number(x) + "\" y=\"" + Html.number(y) + "\" text-anchor=\""
                + anchor + "\">" + Html.of(text) + "</text>\n";
    }

    static String time(double micros) {
        if (micros < 995) {
            return String.format(Locale.ROOT, "%.0f µs", micros);
        }
        double millis = micros / 1_000;
        return millis < 9.95
                ? String.format(Locale.ROOT, "%.1f ms", millis).replace(".0 ", " ")
                : String.format(Locale.ROOT, "%,.0f ms", millis);
    }
}
