package dev.plumbline.planner.query;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.schema.script.SqlScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Statements in files: SQL, a CSV of {@code pg_stat_statements}, or a folder with SQL files. */
public final class StatementFiles {

    private StatementFiles() {}

    public static Statements read(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            if (!Files.isReadable(path)) {
                throw new PlumblineException(Kind.USAGE, path + " does not exist or cannot be read");
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return path.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
                    ? csv(path, text)
                    : new Statements(sql(path, text), List.of());
        } catch (IOException e) {
            throw new PlumblineException(Kind.UNAVAILABLE, path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Statements folder(Path folder) throws IOException {
        var all = new ArrayList<GivenStatement>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(
                            file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".sql"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            all.addAll(sql(file, Files.readString(file, StandardCharsets.UTF_8)));
        }
        return new Statements(all, files.isEmpty() ? List.of("no .sql file in " + folder) : List.of());
    }

    private static List<GivenStatement> sql(Path file, String text) {
        return SqlScript.of(text).all().stream()
                .map(one -> GivenStatement.of(one.text(), file + ":" + one.line()))
                .toList();
    }

    private static Statements csv(Path file, String text) {
        List<List<String>> rows = records(text);
        List<String> header = rows.isEmpty()
                ? List.of()
                : rows.get(0).stream()
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
        int query = header.indexOf("query");
        if (query < 0) {
            throw new PlumblineException(
                    Kind.USAGE,
                    file + ": its first line names no column 'query' (found: " + String.join(", ", header)
                            + "); make it with: \\copy (select * from pg_stat_statements) to 'file.csv' csv header");
        }
        var all = new ArrayList<GivenStatement>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (row.size() > query) {
                all.add(new GivenStatement(
                        row.get(query),
                        file + ", record " + i,
                        value(row, header.indexOf("rolname")),
                        number(row, header.indexOf("calls_a_day")),
                        number(row, header.indexOf("mean_exec_time"))));
            }
        }
        return new Statements(
                all,
                header.contains("calls_a_day")
                        ? List.of()
                        : List.of(file + " has no column calls_a_day: how often a statement runs is not known"));
    }

    private static String value(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column);
    }

    private static OptionalDouble number(List<String> row, int column) {
        try {
            return OptionalDouble.of(Double.parseDouble(value(row, column)));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** As COPY writes it: a quoted field may contain commas, line ends and doubled quotes. */
    static List<List<String>> records(String text) {
        var records = new ArrayList<List<String>>();
        List<String> record = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !record.isEmpty()) {
            record.add(field.toString());
            records.add(record);
        }
        return records;
    }
}
