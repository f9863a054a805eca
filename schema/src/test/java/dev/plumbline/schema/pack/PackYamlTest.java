package dev.plumbline.schema.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackYamlTest {
    @TempDir
    Path temp;

    @BeforeEach
    void migrations() throws IOException {
        Files.createDirectories(temp.resolve("schema"));
        Files.writeString(temp.resolve("schema/V1__a.sql"), "select 1;");
    }

    private Pack read(String yaml) throws IOException {
        Files.writeString(temp.resolve("pack.yaml"), yaml);
        return Packs.find(temp.toString());
    }

    @Test
    void promisedNumbersStandInTextsByTheirNames() {
        var full = new DataSetPromise(
                "full",
                "full",
                new java.util.TreeMap<>(Map.of("orders", 1_234_567L)),
                new java.util.TreeMap<>(Map.of("shops", 7L)));

        assertThat(full.fill("${rows.orders} of ${rows.orders:,} in ${figures.shops}, ${other}"))
                .isEqualTo("1234567 of 1,234,567 in 7, ${other}");
        assertThatThrownBy(() -> full.fill("${figures.years}")).hasMessageContaining("data.full.figures.years");
    }

    @Test
    void bracketsWithoutEndAreRefusedWithTheirLine() {
        for (String deep : List.of("[".repeat(20_000), "{a: ".repeat(20_000), "\n- ".repeat(3) + "- ".repeat(20_000))) {
            assertThatThrownBy(() -> read("name: deep\ndata: " + deep))
                    .isInstanceOf(PlumblineException.class)
                    .extracting(e -> ((PlumblineException) e).kind())
                    .isEqualTo(PlumblineException.Kind.USAGE);
        }
        assertThatThrownBy(() -> read("name: deep\ndata: " + "[".repeat(20_000) + "]".repeat(20_000)))
                .hasMessageContaining("pack.yaml:2: ")
                .hasMessageContaining("more than 50 levels");
    }

    @Test
    void everyKeyIsRead() throws IOException {
        Files.createDirectories(temp.resolve("more"));
        Pack pack = read("""
                # a comment
                name: shop_1
                title: "A shop: with a colon"
                postgresql: 15-17
                extensions: [citext, "uuid-ossp"]
                phases:
                  schema: [schema, more]
                placeholders:
                  owner: o'brien
                  empty: ""
                data:
                  full:
                    title: All of it
                    rows: {orders: 1_000, items: 5}
                    figures: {shops: 7}
                  small:
                    rows: {}
                budgets:
                  latency:
                    p99: 2.5 ms
                    functions: {find: 500us, slow: 1s}
                consumers:
                  - name: web
                    uses: [orders]
                  - name: nobody
                reconcile:
                  split: {t.tags: ",", other.t.words: " "}
                backfills:
                  - {after: 1.0, table: orders, set: [a = 1, b = 2], where: a is null, batch: 500, batch-time: 20ms}
                  - {after: "1", table: items, set: c = 'x'}
                """);
        assertThat(pack)
                .isEqualTo(new Pack(
                        "shop_1",
                        "A shop: with a colon",
                        pack.folder(),
                        new java.util.TreeMap<>(
                                Map.of(Phase.SCHEMA, List.of(temp.resolve("schema"), temp.resolve("more")))),
                        List.of(15, 16, 17),
                        List.of("citext", "uuid-ossp"),
                        new java.util.TreeMap<>(Map.of("owner", "o'brien", "empty", "")),
                        List.of(
                                new DataSetPromise(
                                        "full",
                                        "All of it",
                                        new java.util.TreeMap<>(Map.of("orders", 1000L, "items", 5L)),
                                        new java.util.TreeMap<>(Map.of("shops", 7L))),
                                new DataSetPromise(
                                        "small", "small", new java.util.TreeMap<>(), new java.util.TreeMap<>())),
                        new Budgets(
                                Duration.ofNanos(2_500_000),
                                new java.util.TreeMap<>(
                                        Map.of("find", Duration.ofNanos(500_000), "slow", Duration.ofSeconds(1)))),
                        List.of(new Consumer("web", List.of("orders")), new Consumer("nobody", List.of())),
                        new java.util.TreeMap<>(Map.of("t.tags", ",", "other.t.words", " ")),
                        List.of(
                                new DeclaredBackfill(
                                        Version.of("1"),
                                        "orders",
                                        List.of("a = 1", "b = 2"),
                                        "a is null",
                                        OptionalInt.of(500),
                                        Optional.of(Duration.ofMillis(20))),
                                new DeclaredBackfill(
                                        Version.of("1"),
                                        "items",
                                        List.of("c = 'x'"),
                                        "",
                                        OptionalInt.empty(),
                                        Optional.empty()))));
        assertThat(pack.backfills())
                .extracting(DeclaredBackfill::arguments)
                .containsExactly(
                        "--table 'orders' --set 'a = 1' --set 'b = 2' --where 'a is null' --batch 500 --batch-time 20ms",
                        "--table 'items' --set 'c = '\\''x'\\'''");
    }

    @Test
    void aBackfillIsDueBetweenItsTwoFiles() throws IOException {
        for (String version : List.of("2", "10", "11")) {
            Files.writeString(temp.resolve("schema/V" + version + "__more.sql"), "select 1;");
        }
        Pack pack = read("backfills: [{after: 2, table: t, set: a = 1}]");
        List<MigrationFile> all = pack.files(Phase.SCHEMA);
        var due = new ArrayList<Boolean>();
        for (int pending = 0; pending <= all.size(); pending++) {
            due.add(pack.backfills().get(0).isDue(all, last(all, pending)));
        }
        assertThat(due).as("none, 11, 10, 2 and 1 pending").containsExactly(false, false, true, true, true);
    }

    private static List<MigrationFile> last(List<MigrationFile> all, int count) {
        return all.stream()
                .sorted(Comparator.comparing(
                                (MigrationFile file) -> file.version().orElseThrow())
                        .reversed())
                .limit(count)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        nmae: x                              | 1: unknown key 'nmae', expected one of name, title
        title: t\\nnmae: x                   | 2: unknown key 'nmae'
        name: [x]                            | 1: name: found a list, expected a text
        name: {x: 1}                         | 1: name: found a group of keys, expected a text
        name:                                | 1: name: found nothing, expected a text
        name: Shop                           | 1: name: found 'Shop', expected lower-case letters
        name: a\\nname: b                    | 2: name: found the key twice, expected it once
        title: t\\ndata:\\n  full: 5         | 3: full: found '5', expected a group of keys
        data: {full: {rows: {t: many}}}      | 1: t: found 'many', expected a whole number
        data: {full: {rows: {t: -1}}}        | 1: t: found '-1', expected a whole number
        data: {full: {row: {t: 1}}}          | 1: unknown key 'row', expected one of title, rows
        reconcile: {split: {tags: ","}}      | 1: tags: found 'tags: ,', expected TABLE.COLUMN
        reconcile: {split: {t.tags: ""}}     | 1: t.tags: found 't.tags: ', expected TABLE.COLUMN
        postgresql: new                      | 1: postgresql: found 'new', expected major versions
        postgresql: 17-15                    | 1: postgresql: found '17-15', expected major versions
        postgresql: [x]                      | 1: postgresql: found 'x', expected a whole number
        postgresql: [99999999999]            | 1: postgresql: found '99999999999', expected major versions
        extensions: citext                   | 1: extensions: found 'citext', expected a list
        extensions: [[a]]                    | 1: extensions: found a list, expected a text
        phases: {third: [schema]}            | 1: third: found phase 'third', expected schema or optimize
        phases: {schema: [absent]}           | 1: schema: found 'absent', expected a folder beside pack.yaml
        phases: {schema: schema}             | 1: schema: found 'schema', expected a list
        phases: {}                           | 1: phases: found no phase, expected schema or optimize
        placeholders: {a: [b]}               | 1: a: found a list, expected a text
        placeholders: [a]                    | 1: placeholders: found a list, expected a group of keys
        budgets: {latency: {p99: fast}}      | 1: p99: found 'fast', expected a duration
        budgets: {latency: {p99: 5}}         | 1: p99: found '5', expected a duration
        backfills: [{table: t, set: a = 1}]  | 1: backfills: found no key 'after', expected one
        "backfills: [{after: 2, table: t, set: a = 1}]"| 1: after: found '2', expected the version of a file of the phase schema
        "backfills: [{after: x, table: t, set: a = 1}]"| 1: after: found 'x', expected the version of a file, such as
        "backfills: [{after: 1, table: t, set: []}]"| 1: set: found an empty list, expected COLUMN = EXPRESSION
        "backfills: [{after: 1, table: t, set: a = 1, batch: 0}]"| 1: batch: found '0', expected a number of rows
        budgets: {memory: 1}                 | 1: unknown key 'memory', expected one of latency
        consumers: [{uses: [a]}]             | 1: consumers: found no key 'name', expected one
        consumers: [a]                       | 1: consumers: found 'a', expected a group of keys
        - a                                  | 1: the file: found a list, expected a group of keys
        just words                           | 1: the file: found 'just words', expected a group of keys
        "                                    "| 1: empty, expected keys such as name and title
        # only a comment                     | 1: empty, expected keys such as name and title
        a: b: c                              | 1: no YAML:
        name: x\\n\\ttitle: y                | 2: no YAML:
        "name: x\\ntitle: 'y                "| 2: no YAML:
        name: *nothing                       | 1: no YAML:
        name: x\\n---\\nname: y              | 2: no YAML:
        ? [a]\\n: b                          | 1: the file: found a key that is not a word, expected a word
        """)
    void whatIsWrongIsNamedWithItsLine(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOfSatisfying(
                        PlumblineException.class, e -> assertThat(e.kind()).isEqualTo(PlumblineException.Kind.USAGE))
                .hasMessageStartingWith(temp.resolve("pack.yaml") + ":" + message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void anchorsAreReadForWhatTheyStandFor() throws IOException {
        Pack pack = read("data:\n  one:\n    rows: &r {t: 1}\n  two:\n    rows: *r\n");
        assertThat(pack.data()).extracting(set -> set.rows().get("t")).containsExactly(1L, 1L);
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws IOException {
        Files.write(temp.resolve("pack.yaml"), new byte[] {'n', 'a', 'm', 'e', ':', ' ', (byte) 0xe9});
        assertThatThrownBy(() -> Packs.find(temp.toString()))
                .hasMessage(temp.resolve("pack.yaml") + ": not UTF-8; save the file as UTF-8");
    }
}
