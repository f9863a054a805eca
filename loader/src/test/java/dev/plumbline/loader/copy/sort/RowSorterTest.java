package dev.plumbline.loader.copy.sort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.copy.CopyBatch;
import dev.plumbline.loader.copy.Layout;
import dev.plumbline.loader.copy.Targets;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** A stable sort of whole rows in plain Java tells what is right. */
class RowSorterTest {

    private static final int WIDTH = 5;

    @Property(tries = 60)
    void rowsComeInTheOrderOfTheirRanks(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int sortedBy, @ForAll boolean numbered)
            throws IOException, SQLException {
        var random = new Random(seed);
        List<String[]> rows = rows(random);
        var positions = new ArrayList<>(IntStream.range(0, WIDTH).boxed().toList());
        Collections.shuffle(positions, random);
        int[] fields =
                positions.stream().limit(sortedBy).mapToInt(Integer::intValue).toArray();
        try (var sorter = new RowSorter(fields)) {
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(200));
                assertThat(sorter.add(batch(rows.subList(from, to)))).isTrue();
                from = to;
            }
            List<Map<String, Integer>> places = new ArrayList<>();
            List<int[]> ranks = ranks(sorter.values(), random, places);
            var sent = new StringBuilder();
            assertThat(sorter.sort(ranks)).isTrue();
            sorter.sorted(
                    numbered ? 100L : null,
                    -7,
                    (bytes, length) -> sent.append(new String(bytes, 0, length, StandardCharsets.UTF_8)));
            assertThat(sorter.rows()).isEqualTo(rows.size());
            assertThat(sent).asString().isEqualTo(expected(rows, fields, places, numbered));
        }
    }

    @Property(tries = 10)
    void unsortedRowsComeAsTheyWere(@ForAll long seed) throws IOException, SQLException {
        List<String[]> rows = rows(new Random(seed));
        try (var sorter = new RowSorter(new int[] {1})) {
            sorter.add(batch(rows));
            var sent = new StringBuilder();
            sorter.unsorted((bytes, length) -> sent.append(new String(bytes, 0, length, StandardCharsets.UTF_8)));
            assertThat(sent).asString().isEqualTo(text(rows));
        }
    }

    @Property(tries = 5)
    void rowsThatComeInGroupsAreNotWorthSorting(@ForAll @IntRange(min = 100, max = 1000) int group) throws IOException {
        List<String[]> rows = IntStream.range(0, 30_000)
                .mapToObj(i -> new String[] {"x", "" + i / group / 10, "" + i / group, "y", "z"})
                .toList();
        try (var sorter = new RowSorter(new int[] {1, 2})) {
            assertThat(sorter.add(batch(rows))).isFalse();
        }
    }

    /** Few values, some of them the beginning of another, in runs and not, and rows long enough to cut a run. */
    private static List<String[]> rows(Random random) {
        String[] values = {"", "a", "ab", "a b", "\\N", "1", "12", "é", "x\\ny", "q".repeat(random.nextInt(40_000))};
        var rows = new ArrayList<String[]>();
        int count = random.nextInt(900);
        while (rows.size() < count) {
            var row = new String[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                row[i] = values[random.nextInt(random.nextInt(100) == 0 ? values.length : values.length - 1)];
            }
            for (int i = random.nextInt(5); i >= 0; i--) {
                rows.add(row.clone());
            }
        }
        return rows;
    }

    private static CopyBatch batch(List<String[]> rows) {
        var block = new RowBlock(SourceFormat.CSV, Optional.empty(), List.of(), RowBlock.Overriding.NONE);
        var batch = new CopyBatch(new Layout(block, Targets.of(), List.of(), List.of(), false, false), "f", 1, 1, 64);
        for (int i = 0; i < rows.size(); i++) {
            batch.beginRow(1 + i, 1 + i);
            byte[] text = text(rows.subList(i, i + 1)).getBytes(StandardCharsets.UTF_8);
            batch.room(text.length);
            for (byte b : text) {
                batch.put(b);
            }
        }
        return batch;
    }

    private static String text(List<String[]> rows) {
        var text = new StringBuilder();
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        return text.toString();
    }

    /** Any order of the values will do. */
    private static List<int[]> ranks(
            List<List<@Nullable String>> values, Random random, List<Map<String, Integer>> places) {
        var ranks = new ArrayList<int[]>();
        for (List<@Nullable String> column : values) {
            var shuffled =
                    new ArrayList<>(IntStream.range(0, column.size()).boxed().toList());
            Collections.shuffle(shuffled, random);
            var place = new HashMap<String, Integer>();
            for (int i = 0; i < column.size(); i++) {
                String value = column.get(i);
                place.put(value == null ? "\\N" : value.replace("\n", "\\n"), shuffled.get(i));
            }
            places.add(place);
            ranks.add(shuffled.stream().mapToInt(Integer::intValue).toArray());
        }
        return ranks;
    }

    private static String expected(
            List<String[]> rows, int[] fields, List<Map<String, Integer>> places, boolean numbered) {
        Comparator<Integer> order = Comparator.comparing(i -> 0);
        for (int k = 0; k < fields.length; k++) {
            int field = fields[k];
            Map<String, Integer> place = places.get(k);
            order = order.thenComparing(i -> place.get(rows.get(i)[field]));
        }
        var text = new StringBuilder();
        IntStream.range(0, rows.size())
                .boxed()
                .sorted(order)
                .forEach(i -> text.append(String.join("\t", rows.get(i)))
                        .append(numbered ? "\t" + (100 - 7L * i) : "")
                        .append('\n'));
        return text.toString();
    }
}
