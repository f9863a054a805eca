package dev.plumbline.loader.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds out what a file is written in: by its name, else by its first bytes, and refuses what cannot be told. */
final class FormatDetection {

    private static final Map<String, Format> ENDINGS = Map.ofEntries(
            Map.entry("csv", Format.CSV),
            Map.entry("tsv", Format.TSV),
            Map.entry("tab", Format.TSV),
            Map.entry("copy", Format.COPY),
            Map.entry("sql", Format.SQL),
            Map.entry("ndjson", Format.NDJSON),
            Map.entry("jsonl", Format.NDJSON));
    private static final List<String> PACKED = List.of(".gz", ".gzip", ".zst", ".zstd");
    private static final List<String> SQL_STARTS = List.of(
            "--",
            "/*",
            "\\restrict",
            "insert",
            "copy",
            "set ",
            "begin",
            "start ",
            "select ",
            "create ",
            "drop ",
            "alter ",
            "truncate",
            "delete ");

    private FormatDetection() {}

    static Optional<Format> byName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        for (String ending : PACKED) {
            if (name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
                break;
            }
        }
        return Optional.ofNullable(ENDINGS.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    static Format of(Input in, SourceOptions options) {
        if (options.format() != Format.AUTO) {
            return options.format();
        }
        return byName(in.file()).orElseGet(() -> byText(in, options));
    }

    private static Format byText(Input in, SourceOptions options) {
        if (in.limit - in.pos < 4096) {
            in.more(in.limit);
        }
        String text = in.show(in.pos, Math.min(in.limit, in.pos + 4096));
        String start = text.stripLeading();
        if (start.startsWith("{")) {
            return Format.NDJSON;
        }
        if (start.startsWith("[")) {
            throw in.fatal(in.pos, "this looks like a JSON array; wanted is one object per line (jq -c '.[]')");
        }
        String lower = start.toLowerCase(Locale.ROOT);
        if (SQL_STARTS.stream().anyMatch(lower::startsWith)) {
            return Format.SQL;
        }
        String line = text.lines().findFirst().orElse("");
        if (line.indexOf('\t') >= 0) {
            boolean copy = text.contains("\\N\t") || text.contains("\t\\N") || text.contains("\n\\.");
            return copy ? Format.COPY : Format.TSV;
        }
        if (line.indexOf(options.csv().delimiter().orElse(',')) >= 0 || text.isEmpty()) {
            return Format.CSV;
        }
        throw in.fatal(in.pos, "cannot tell what this file is written in; say --format csv, tsv, copy, sql or ndjson");
    }
}
