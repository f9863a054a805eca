package dev.plumbline.planner.report;

import dev.plumbline.pages.Html;
import dev.plumbline.planner.judge.FilePlan;
import dev.plumbline.planner.observation.LockMode;
import dev.plumbline.planner.observation.ObservedLock;
import dev.plumbline.planner.observation.ObservedStatement;
import java.util.List;

/** The locks of a file that block others, as bars over its time: to the scale of the estimate, or one step per statement without one. */
final class LockChart {
    private static final int WIDTH = 600;

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
        var chart = new StringBuilder();
        for (ObservedLock lock : locks) {
            double from = ends[lock.statement() - 1] / whole * WIDTH;
            double to = ends[lock.until()] / whole * WIDTH;
            chart.append("<p>").append(Html.of(label(file, lock, ends))).append("</p>\n");
            chart.append("<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " 10\" width=\"100%\" height=\"12\"")
                    .append(" preserveAspectRatio=\"none\" aria-label=\"")
                    .append(Html.of(label(file, lock, ends)))
                    .append("\">");
            chart.append("<rect width=\"" + WIDTH + "\" height=\"10\" fill=\"currentColor\" opacity=\"0.12\"/>");
            chart.append("<rect x=\"").append(Html.number(from)).append("\" width=\"");
            chart.append(Html.number(Math.max(2, to - from))).append("\" height=\"10\" fill=\"");
            chart.append(lock.mode() == LockMode.ACCESS_EXCLUSIVE ? "#c0392b" : "#d68910");
            chart.append("\"><title>")
                    .append(Html.of("blocks " + lock.mode().blocks()))
                    .append("</title></rect></svg>\n");
        }
        String scale = isTimed(file)
                ? "Each bar is 0 to " + Html.number(whole) + " s, the upper end of the estimate."
                : "Each bar is statements 1 to " + (ends.length - 1) + ", all of one length: no times are known.";
        return chart.append("<p>").append(Html.of(scale)).append("</p>\n").toString();
    }

    private static boolean isTimed(FilePlan file) {
        return file.held().isPresent() && seconds(file) > 0;
    }

    private static String label(FilePlan file, ObservedLock lock, double[] ends) {
        String what = lock.mode().words() + " on " + lock.object() + ", blocks "
                + lock.mode().blocks();
        return what
                + (isTimed(file)
                        ? ": from " + Html.number(ends[lock.statement() - 1]) + " to " + Html.number(ends[lock.until()])
                                + " s"
                        : lock.statement() == lock.until()
                                ? ": statement " + lock.statement()
                                : ": statements " + lock.statement() + " to " + lock.until());
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
