package dev.plumbline.loader.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A result for people, for scripts and as JSON. */
public final class LoadReport {

    private static final int EXAMPLES = 10;

    private final LoadResult result;

    public LoadReport(LoadResult result) {
        this.result = result;
    }

    /** One line per file and one per table, cells in the order of {@link #fileHeader} and {@link #tableHeader}. */
    public List<List<String>> files() {
        return result.files().stream()
                .map(f -> List.of(f.file(), count(f.read()), count(f.rejected())))
                .toList();
    }

    public static List<String> fileHeader() {
        return List.of("file", "read", "rejected");
    }

    public List<List<String>> tables() {
        return result.tables().stream()
                .map(t -> List.of(
                        t.table(),
                        t.mode(),
                        count(t.inserted()),
                        count(t.updated()),
                        count(t.unchanged()),
                        count(t.deleted()),
                        count(t.rejected())))
                .toList();
    }

    public static List<String> tableHeader() {
        return List.of("table", "mode", "inserted", "updated", "unchanged", "deleted", "rejected");
    }

    /** The first rejects. */
    public List<String> examples() {
        List<Reject> shown = result.examples();
        var lines = new ArrayList<String>();
        shown.stream().limit(EXAMPLES).forEach(r -> lines.add("rejected: " + r.message()));
        if (result.rejected() > Math.min(EXAMPLES, shown.size())) {
            lines.add("rejected: and " + count(result.rejected() - Math.min(EXAMPLES, shown.size())) + " more");
        }
        return lines;
    }

    /** The last line: what a script wants. */
    public String line() {
        double seconds = result.time().toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%s: read=%d loaded=%d rejected=%d inserted=%d updated=%d unchanged=%d deleted=%d bytes=%d seconds=%.3f"
                        + " rows_per_second=%.0f",
                result.dryRun() ? "dry run, nothing kept" : "loaded",
                result.read(),
                result.loaded(),
                result.rejected(),
                sum("inserted"),
                sum("updated"),
                sum("unchanged"),
                sum("deleted"),
                result.bytes(),
                seconds,
                seconds > 0 ? result.read() / seconds : 0);
    }

    private long sum(String what) {
        return result.tables().stream()
                .mapToLong(t -> switch (what) {
                    case "inserted" -> t.inserted();
                    case "updated" -> t.updated();
                    case "unchanged" -> t.unchanged();
                    default -> t.deleted();
                })
                .sum();
    }

    private static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The result as maps and lists, for a JSON writer. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("dry_run", result.dryRun());
        json.put("read", result.read());
        json.put("loaded", result.loaded());
        json.put("rejected", result.rejected());
        json.put("bytes", result.bytes());
        json.put("milliseconds", result.time().toMillis());
        json.put("files", result.files());
        json.put("tables", result.tables());
        json.put("rejects", result.examples());
        json.put("notes", result.notes());
        json.put("created", result.created());
        return json;
    }
}
