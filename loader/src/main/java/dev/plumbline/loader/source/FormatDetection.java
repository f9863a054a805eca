package dev.plumbline.loader.source;

import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.input.Input;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Detects the format of a file: by its name, else by its first bytes; refuses what cannot be determined. */
final class FormatDetection {

    private static final Map<String, SourceFormat> ENDINGS = Map.ofEntries(
            Map.entry("csv", SourceFormat.CSV),
            Map.entry("tsv", SourceFormat.TSV),
            Map.entry("tab", SourceFormat.TSV),
            Map.entry("copy", SourceFormat.COPY),
            Map.entry("sql", SourceFormat.SQL),
            Map.entry("ndjson", SourceFormat.NDJSON),
            Map.entry("jsonl", SourceFormat.NDJSON));
    private static final List<String> PACKED = List.of(".gz", ".gzip", ".zst", ".zstd", ".bz2", ".xz");
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

    static Optional<SourceFormat> byName(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        for (String ending : PACKED) {
            if (name.endsWith(ending)) {
                name = name.substring(0, name.length() - ending.length());
                break;
            }
        }
        return Optional.ofNullable(ENDINGS.get(name.substring(name.lastIndexOf('.') + 1)));
    }

    static SourceFormat of(Input in, SourceOptions options) {
        if (options.format() != SourceFormat.AUTO) {
            return options.format();
        }
        return byName(in.file()).orElseGet(() -> byText(in, options));
    }

    private static SourceFormat byText(Input in, SourceOptions options) {
        if (in.limit - in.pos < 4096) {
            in.more(in.limit);
        }
        String text = in.show(in.pos, Math.min(in.limit, in.pos + 4096));
        String start = text.stripLeading();
        if (start.startsWith("{")) {
            return SourceFormat.NDJSON;
        }
        if (start.startsWith("[")) {
            throw in.fatal(in.pos, "this looks like a JSON array; expected one object per line (jq -c '.[]')");
        }
        String lower = start.toLowerCase(Locale.ROOT);
        if (SQL_STARTS.stream().anyMatch(lower::startsWith)) {
            return SourceFormat.SQL;
        }
        String line = text.lines().findFirst().orElse("");
        if (line.indexOf('\t') >= 0) {
            boolean copy = text.contains("\\N\t") || text.contains("\t\\N") || text.contains("\n\\.");
            return copy ? SourceFormat.COPY : SourceFormat.TSV;
        }
        if (line.indexOf(options.csv().delimiter().orElse(',')) >= 0 || text.isEmpty()) {
            return SourceFormat.CSV;
        }
        throw in.fatal(in.pos, "the format of this file is not recognised; use --format csv, tsv, copy, sql or ndjson");
    }
}
