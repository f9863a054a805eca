package dev.plumbline.pages;

import java.util.List;
import java.util.Locale;

/** Measured times, in microseconds: a histogram of times on a logarithmic axis, with the budget and the percentiles marked. Bars over the budget are hatched. */
public final class TimesChart {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 190;
    private static final int BASE = 150;
    private static final int TOP = 38;
    private static final int LEFT = 10;
    private static final int BINS = 60;

    private final String caption;
    private final List<Double> micros;
    private final double budget;
    private final double low;
    private final double high;

    /** @param micros at least one */
    public TimesChart(String caption, List<Double> micros, double budget) {
        this.caption = caption;
        this.micros = micros.stream().sorted().toList();
        this.budget = budget;
        this.low = Math.log10(Math.max(1, percentile(0) * 0.8));
        this.high = Math.log10(Math.max(percentile(1), budget) * 1.3);
    }

    public String html() {
        StringBuilder html = new StringBuilder("<figure><figcaption>" + Html.of(caption) + ", " + micros.size()
                + " calls by duration (logarithmic)</figcaption>\n");
        html.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" width=\"");
        html.append(WIDTH).append("\" height=\"").append(HEIGHT).append("\" role=\"img\" aria-label=\"");
        html.append(Html.of(caption + ": " + words())).append("\">\n");
        bars(html);
        ticks(html);
        mark(html, "p50", percentile(0.5), 10);
        mark(html, "p95", percentile(0.95), 21);
        mark(html, "p99", percentile(0.99), 32);
        promise(html);
        html.append("</svg>\n").append(figures()).append("</figure>\n");
        return html.toString();
    }

    private void bars(StringBuilder html) {
        int[] counts = new int[BINS];
        for (double time : micros) {
            int bin = (int) ((Math.log10(Math.max(1, time)) - low) / (high - low) * BINS);
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
                        from >= budget ? "over" : "bar",
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

    private void promise(StringBuilder html) {
        double x = x(budget);
        html.append(line("budget", x, TOP, x, BASE));
        html.append(text(x, HEIGHT - 6.0, "middle", "", "budget " + time(budget)));
    }

    /** What the marks say, to be read and copied. */
    private String figures() {
        StringBuilder list = new StringBuilder("<dl class=\"times\">");
        for (String name : List.of("p50", "p95", "p99", "max", "budget")) {
            String value = time(
                    switch (name) {
                        case "p50" -> percentile(0.5);
                        case "p95" -> percentile(0.95);
                        case "p99" -> percentile(0.99);
                        case "max" -> percentile(1);
                        default -> budget;
                    });
            list.append("<div><dt>")
                    .append(name)
                    .append("</dt><dd>")
                    .append(value)
                    .append("</dd></div>");
        }
        return list.append("</dl>\n").toString();
    }

    private String words() {
        return "half of the calls within " + time(percentile(0.5)) + ", 99 of 100 within "
                + time(percentile(0.99)) + ", the slowest " + time(percentile(1)) + ", budget "
                + time(budget);
    }

    /** The nearest-rank percentile; {@code share} between 0 and 1. */
    private double percentile(double share) {
        int rank = (int) Math.ceil(share * micros.size());
        return micros.get(Math.max(0, Math.min(micros.size(), rank) - 1));
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
