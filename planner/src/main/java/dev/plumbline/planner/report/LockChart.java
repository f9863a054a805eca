package dev.plumbline.planner.report;

import dev.plumbline.pages.Html;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import java.util.List;

/** The locks of a file that block somebody, as bars over its time: to the scale of the estimate, or one step a statement without one. */
final class LockChart {
    private static final int WIDTH = 600;
    private static final int ROW = 22;
    private static final int LABELS = 300;

    private LockChart() {}

    /** Empty when the file blocks nobody. */
    static String of(FilePlan file) {
        List<ObservedLock> locks = file.observed().locks().stream()
                .filter(lock -> lock.mode().blocksWrites())
                .filter(lock -> !lock.kind().equals("index"))
                .toList();
        if (locks.isEmpty()) {
            return "";
        }
        double[] ends = ends(file);
        double whole = ends[ends.length - 1];
        var svg = new StringBuilder("<svg role=\"img\" viewBox=\"0 0 " + (WIDTH + LABELS) + " "
                + (ROW * locks.size() + ROW) + "\" width=\"100%\" aria-label=\"locks over time\">");
        int y = 0;
        for (ObservedLock lock : locks) {
            double from = ends[lock.statement() - 1] / whole * WIDTH;
            double to = ends[lock.until()] / whole * WIDTH;
            svg.append("<text x=\"0\" y=\"").append(y + 15).append("\" font-size=\"12\" fill=\"currentColor\">");
            svg.append(Html.of(lock.mode().words() + " " + lock.object())).append("</text>");
            svg.append("<rect x=\"")
                    .append(Html.number(LABELS + from))
                    .append("\" y=\"")
                    .append(y + 4);
            svg.append("\" width=\"")
                    .append(Html.number(Math.max(2, to - from)))
                    .append("\" height=\"")
                    .append(ROW - 8);
            svg.append("\" fill=\"").append(lock.mode() == LockMode.ACCESS_EXCLUSIVE ? "#c0392b" : "#d68910");
            svg.append("\"><title>")
                    .append(Html.of("blocks " + lock.mode().blocks()))
                    .append("</title></rect>");
            y += ROW;
        }
        String scale = file.held().isPresent() && seconds(file) > 0
                ? "0 to " + Html.number(seconds(file)) + " s, at the estimate's upper end"
                : "statements 1 to " + (ends.length - 1);
        svg.append("<text x=\"")
                .append(LABELS)
                .append("\" y=\"")
                .append(y + 15)
                .append("\" font-size=\"12\" fill=\"currentColor\">");
        return svg.append(Html.of(scale)).append("</text></svg>\n").toString();
    }

    private static double seconds(FilePlan file) {
        return file.times().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** When each statement ends; the first entry is the beginning. */
    private static double[] ends(FilePlan file) {
        List<ObservedStatement> statements = file.observed().statements();
        double[] ends = new double[statements.size() + 1];
        double least = seconds(file) > 0 ? seconds(file) / 200 : 1;
        for (int i = 0; i < statements.size(); i++) {
            double time = i < file.times().size() ? file.times().get(i) : 0;
            ends[i + 1] = ends[i] + Math.max(least, time);
        }
        return ends;
    }
}
