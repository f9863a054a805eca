package dev.plumbline.schema.pack;

import dev.plumbline.schema.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of {@code pack.yaml} that are more than a text or a list of texts. */
final class PackYaml {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(us|ms|s)");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,2}) *- *(\\d{1,2})");

    private PackYaml() {}

    static YamlNode read(Path file) {
        return YamlNode.parse(file, MigrationFile.readText(file));
    }

    /** {@code [15, 16, 17]} or {@code 15-18}. */
    static List<Integer> versions(YamlNode node) {
        if (!node.isText()) {
            return node.items().stream().map(PackYaml::version).toList();
        }
        Matcher range = RANGE.matcher(node.text());
        if (range.matches()) {
            var versions = new ArrayList<Integer>();
            for (int i = Integer.parseInt(range.group(1)); i <= Integer.parseInt(range.group(2)); i++) {
                versions.add(i);
            }
            if (!versions.isEmpty()) {
                return versions;
            }
        }
        if (node.text().matches("\\d{1,2}")) {
            return List.of((int) node.number());
        }
        throw node.wrong("'" + node.text() + "'", "major versions such as 15-18 or [15, 17]");
    }

    private static Integer version(YamlNode node) {
        long version = node.number();
        if (version > 99) {
            throw node.wrong("'" + version + "'", "major versions such as 15-18 or [15, 17]");
        }
        return (int) version;
    }

    static List<DataSetPromise> data(YamlNode node) {
        var sets = new ArrayList<DataSetPromise>();
        for (String name : node.keys()) {
            YamlNode set = node.at(name);
            set.allow("title", "rows", "figures");
            sets.add(new DataSetPromise(
                    name, set.text("title").orElse(name), numbers(set, "rows"), numbers(set, "figures")));
        }
        return sets;
    }

    private static SortedMap<String, Long> numbers(YamlNode node, String key) {
        var numbers = new TreeMap<String, Long>();
        if (node.has(key)) {
            YamlNode each = node.at(key);
            each.keys().forEach(name -> numbers.put(name, each.at(name).number()));
        }
        return numbers;
    }

    static Budgets budgets(YamlNode node) {
        node.allow("latency");
        YamlNode latency = node.at("latency");
        latency.allow("p99", "functions");
        Duration p99 = latency.has("p99") ? duration(latency.at("p99")) : Budgets.DEFAULT.p99();
        var functions = new TreeMap<String, Duration>();
        if (latency.has("functions")) {
            YamlNode each = latency.at("functions");
            each.keys().forEach(name -> functions.put(name, duration(each.at(name))));
        }
        return new Budgets(p99, functions);
    }

    static List<Consumer> consumers(YamlNode node) {
        var consumers = new ArrayList<Consumer>();
        for (YamlNode item : node.items()) {
            item.allow("name", "uses");
            consumers.add(new Consumer(
                    item.at("name").text(), item.has("uses") ? item.at("uses").texts() : List.of()));
        }
        return consumers;
    }

    static SortedMap<String, String> splits(YamlNode node) {
        node.allow("split");
        if (!node.has("split")) {
            return new TreeMap<>();
        }
        YamlNode each = node.at("split");
        SortedMap<String, String> splits = each.textMap();
        splits.forEach((column, separator) -> {
            if (separator.isEmpty() || column.indexOf('.') < 0) {
                throw each.at(column).wrong("'" + column + ": " + separator + "'", "TABLE.COLUMN: \",\"");
            }
        });
        return splits;
    }

    static DeclaredBackfill backfill(YamlNode node) {
        node.allow("after", "table", "set", "where", "batch", "batch-time");
        YamlNode set = node.at("set");
        List<String> assignments = set.isText() ? List.of(set.text()) : set.texts();
        if (assignments.isEmpty()) {
            throw set.wrong("an empty list", "COLUMN = EXPRESSION");
        }
        return new DeclaredBackfill(
                after(node.at("after")),
                node.at("table").text(),
                assignments,
                node.text("where").orElse(""),
                node.has("batch") ? OptionalInt.of(rows(node.at("batch"))) : OptionalInt.empty(),
                node.has("batch-time") ? Optional.of(duration(node.at("batch-time"))) : Optional.empty());
    }

    private static Version after(YamlNode node) {
        if (!Version.isOne(node.text())) {
            throw node.wrong("'" + node.text() + "'", "the version of a file, such as \"0007\"");
        }
        return Version.of(node.text());
    }

    private static int rows(YamlNode node) {
        long rows = node.number();
        if (rows < 1 || rows > Integer.MAX_VALUE) {
            throw node.wrong("'" + rows + "'", "a number of rows");
        }
        return (int) rows;
    }

    private static Duration duration(YamlNode node) {
        Matcher matcher = DURATION.matcher(node.text());
        if (!matcher.matches()) {
            throw node.wrong("'" + node.text() + "'", "a duration such as 1ms or 0.5 s");
        }
        double nanos = Double.parseDouble(matcher.group(1))
                * switch (matcher.group(2)) {
                    case "us" -> 1_000;
                    case "ms" -> 1_000_000;
                    default -> 1_000_000_000;
                };
        return Duration.ofNanos(Math.round(nanos));
    }
}
