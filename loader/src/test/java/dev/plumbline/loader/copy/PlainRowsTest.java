package dev.plumbline.loader.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.pipe.Feed;
import dev.plumbline.loader.pipe.PipeOptions;
import dev.plumbline.loader.pipe.RowPipe;
import dev.plumbline.loader.pipe.RowSink;
import dev.plumbline.loader.reject.RejectSink;
import dev.plumbline.loader.report.Counter;
import dev.plumbline.loader.report.Reject;
import dev.plumbline.loader.row.PlainRows;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.row.SourceRow;
import dev.plumbline.loader.source.SourceOptions;
import dev.plumbline.loader.source.Sources;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.csv.NullRule;
import dev.plumbline.loader.source.text.Header;
import dev.plumbline.loader.target.TargetColumn;
import dev.plumbline.loader.target.TargetTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain rows go a way of their own; the ordinary one, on which every row can go, tells what must come of them. */
class PlainRowsTest {

    private static final List<String> COLUMNS = List.of("id", "name", "note");
    private static final TargetTable TARGET = target("varchar");

    private static TargetTable target(String typeOfName) {
        return Targets.of(
                column("id", "int4", -1, true),
                column("name", typeOfName, typeOfName.equals("varchar") ? 12 : -1, false),
                column("note", "text", -1, false));
    }

    private static TargetColumn column(String name, String type, int modifier, boolean notNull) {
        return new TargetColumn(
                name,
                type,
                type,
                modifier,
                false,
                notNull,
                Optional.empty(),
                TargetColumn.Identity.NONE,
                false,
                true,
                "=",
                List.of());
    }

    /** What came of an input: rows with their places, rejects, and how many rows went the short way. */
    private static final class Outcome implements RowSink, RejectSink {
        final TargetTable target;
        final List<String> rows = new ArrayList<>();
        final List<String> rejects = new ArrayList<>();
        Map<String, Long> files = Map.of();
        long read;
        String failure = "";
        int plain;

        Outcome(TargetTable target) {
            this.target = target;
        }

        @Override
        public List<String> columns(Feed feed) {
            return COLUMNS;
        }

        @Override
        public Layout open(Feed feed, RowBlock block) {
            return Layouts.of(block, target, false, false);
        }

        @Override
        public void accept(CopyBatch batch) {
            for (int i = 0; i < batch.rows(); i++) {
                String text = new String(
                        batch.data(), batch.start(i), batch.start(i + 1) - batch.start(i), StandardCharsets.UTF_8);
                rows.add(batch.ordinal(i) + " " + batch.file() + ":" + batch.line(i) + " " + text);
            }
        }

        @Override
        public synchronized void reject(Reject reject) {
            rejects.add(reject.toString());
        }

        @Override
        public synchronized long count() {
            return rejects.size();
        }
    }

    /** Hands a source through and counts, or hides, its short way. */
    private record Watched(RowSource source, boolean hiding, Outcome outcome) implements RowSource {
        @Override
        public boolean next() {
            return source.next();
        }

        @Override
        public SourceRow row() {
            return source.row();
        }

        @Override
        public int plain(PlainRows rows) {
            int taken = hiding ? 0 : source.plain(rows);
            outcome.plain += taken;
            return taken;
        }

        @Override
        public ReadProgress progress() {
            return source.progress();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private static Outcome read(byte[] text, SourceOptions options, boolean hiding) throws SQLException {
        return read(text, options, hiding, TARGET);
    }

    private static Outcome read(byte[] text, SourceOptions options, boolean hiding, TargetTable target)
            throws SQLException {
        var outcome = new Outcome(target);
        Feed.Opener opener = (columns, definitions) ->
                new Watched(Sources.open(inPieces(text), "t.csv", options.withTargetColumns(columns)), hiding, outcome);
        var feed = new Feed("t.csv", Optional.empty(), opener, true, text.length);
        var counter = new Counter();
        try (var pipe = new RowPipe(List.of(feed), PipeOptions.standard(), outcome, counter)) {
            outcome.read = pipe.drain(outcome);
        } catch (RuntimeException e) {
            outcome.failure = String.valueOf(e.getMessage());
        }
        outcome.files = counter.files();
        return outcome;
    }

    /** A stream that gives a few bytes at a time, so that windows end anywhere. */
    private static InputStream inPieces(byte[] text) {
        return new ByteArrayInputStream(text) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, 700));
            }
        };
    }

    @Property(tries = 400)
    void theShortWayLeadsToTheSame(@ForAll long seed) throws SQLException {
        var random = new Random(seed);
        SourceOptions options = options(random);
        byte[] text = text(random);
        Outcome plain = read(text, options, false);
        Outcome ordinary = read(text, options, true);
        assertThat(plain.failure).isEqualTo(ordinary.failure);
        assertThat(plain.rejects).isEqualTo(ordinary.rejects);
        assertThat(plain.rows).isEqualTo(ordinary.rows);
        assertThat(plain.read).isEqualTo(ordinary.read);
        assertThat(plain.files).isEqualTo(ordinary.files);
        assertThat(ordinary.plain).isZero();
    }

    @Property(tries = 400)
    void theShortWayThroughValuesLeadsToTheSame(@ForAll long seed) throws SQLException {
        var random = new Random(seed);
        SourceOptions options = SourceOptions.standard().withFormat(SourceFormat.SQL);
        byte[] text = sql(random);
        Outcome plain = read(text, options, false);
        Outcome ordinary = read(text, options, true);
        assertThat(plain.failure).isEqualTo(ordinary.failure);
        assertThat(plain.rejects).isEqualTo(ordinary.rejects);
        assertThat(plain.rows).isEqualTo(ordinary.rows);
        assertThat(plain.files).isEqualTo(ordinary.files);
        assertThat(ordinary.plain).isZero();
    }

    /** INSERTs of several rows, mostly plain ones; now and then one with another form of a constant, or with a fault. */
    private static byte[] sql(Random random) {
        String[] odd = {
            "(1, 'it''s', null)",
            "(2,E'a\\tb','x')",
            "(3,'a\\b','x')",
            "(007,'a','b')",
            "(-5,'a','b')",
            "(+6,'a','b')",
            "(7.5,'a','b')",
            "(8,'tab\there','b')",
            "(9,'line\nbreak','b')",
            "(10,NULL,NULL)",
            "(11,'a','b'::text)",
            "('12','a','b')",
            "(13,14,15)",
            "(1e3,'a','b')",
            "(99999999999,'a','b')",
            "(17,'longer than twelve','b')",
            "(NULL,'a','b')",
            "(19,'a')",
            "(20,'a','b','c')",
            "( 21 , 'a' , 'b' )",
            "(22,'a'\n'b','c')",
            "(0,'','é漢')",
            "(24,DEFAULT,'x')",
            "(25,$$a$$,'b')",
            "(26,'a',nullx)",
            "/* a comment */ (27,'a','b')",
            "(28,true,'b')"
        };
        int oddness = 1 + random.nextInt(60);
        var out = new ByteArrayOutputStream();
        int statements = random.nextInt(8);
        for (int s = 0; s < statements; s++) {
            String columns = random.nextInt(4) == 0 ? "" : " (id,name,note)";
            out.writeBytes(("INSERT INTO t" + columns + " VALUES" + (random.nextBoolean() ? "\n" : " "))
                    .getBytes(StandardCharsets.UTF_8));
            int rows = 1 + random.nextInt(80);
            for (int i = 0; i < rows; i++) {
                String row = random.nextInt(oddness) == 0
                        ? odd[random.nextInt(odd.length)]
                        : "(" + i + ",'n" + i % 7 + "'," + (i % 5 == 0 ? "NULL" : "'note é " + "x".repeat(i % 40) + "'")
                                + ")";
                out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
                if (random.nextInt(30 * oddness) == 0) {
                    out.writeBytes(new byte[] {
                        ',', '(', '1', ',', '\'', (byte) (random.nextBoolean() ? 0xff : 0), '\'', ',', '\'', '\'', ')'
                    });
                }
                String between = random.nextInt(9) == 0 ? " ,\r\n -- a remark\n" : ",\n";
                out.writeBytes((i == rows - 1 ? ";\n" : between).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static SourceOptions options(Random random) {
        CsvDialect csv = CsvDialect.standard().withHeader(random.nextBoolean() ? Header.YES : Header.NO);
        if (random.nextInt(4) == 0) {
            csv = csv.withNullRule(NullRule.NEVER);
        }
        if (random.nextInt(8) == 0) {
            csv = csv.withNullText("NULL");
        }
        if (random.nextInt(8) == 0) {
            csv = csv.withDelimiter(random.nextBoolean() ? '\t' : ';');
        }
        return SourceOptions.standard().withFormat(SourceFormat.CSV).withCsv(csv);
    }

    /** Mostly plain rows; now and then one that has quotes, the wrong values, strange bytes or another line break. */
    private static byte[] text(Random random) {
        String[] odd = {
            "1,\"a,b\",c\n",
            "2,\"x\ny\",\n",
            "x,a,b\n",
            ",a,b\n",
            "3,a\n",
            "4,a,b,c\n",
            "\n",
            "5,a\\b,c\n",
            "6,a\tb,c\n",
            "7,longer than eight,b\n",
            "8,\"\",\n",
            "9,a,b\r\n",
            "10,a\"b,c\n",
            "99999999999,a,b\n",
            " 11 ,a,b\n",
            "12;a;b\n",
            "13\ta\tb\n",
            "\\.\n",
            "14,NULL,NULL\n",
            "15,a,b\r",
            "16,é,漢字\n",
            "17,\"a\"\"b\",c\n",
            "-18,,\n"
        };
        int oddness = 1 + random.nextInt(60);
        var out = new ByteArrayOutputStream();
        out.writeBytes("id,name,note\n".getBytes(StandardCharsets.UTF_8));
        String end = random.nextInt(5) == 0 ? "\r\n" : "\n";
        int count = random.nextInt(400);
        for (int i = 0; i < count; i++) {
            boolean strange = random.nextInt(oddness) == 0;
            String row = strange
                    ? odd[random.nextInt(random.nextInt(4) == 0 ? odd.length : 11)]
                    : i + ",n" + i % 7 + "," + (i % 5 == 0 ? "" : "note é " + "x".repeat(i % 40)) + end;
            out.writeBytes(row.getBytes(StandardCharsets.UTF_8));
            if (random.nextInt(20 * oddness) == 0) {
                out.writeBytes(new byte[] {'1', ',', (byte) (random.nextBoolean() ? 0xff : 0), ',', 'x', '\n'});
            }
        }
        if (random.nextBoolean()) {
            out.writeBytes("77,last,without a line break".getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void nearlyAllRowsOfAPlainFileGoIt(String end) throws SQLException {
        var text = new StringBuilder("id,name,note").append(end);
        for (int i = 0; i < 100_000; i++) {
            text.append(i)
                    .append(",n")
                    .append(i % 100)
                    .append(i % 3 == 0 ? "," : ",a note")
                    .append(end);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Outcome outcome = read(bytes, SourceOptions.standard().withFormat(SourceFormat.CSV), false);
        assertNearlyAllWentIt(outcome);
    }

    @Test
    void nearlyAllRowsOfPlainValuesGoIt() throws SQLException {
        var text = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            text.append(i % 5_000 == 0 ? "INSERT INTO t (id, name, note) VALUES\n" : ",\n")
                    .append('(')
                    .append(i)
                    .append(", 'n")
                    .append(i % 100)
                    .append(i % 3 == 0 ? "', NULL)" : "', 'a note')")
                    .append(i % 5_000 == 4_999 ? ";\n" : "");
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Outcome outcome = read(bytes, SourceOptions.standard().withFormat(SourceFormat.SQL), false);
        assertNearlyAllWentIt(outcome);
    }

    /** SQL casts a bare number to some types only; COPY would read it as any. */
    @Test
    void aBareNumberIsNoValueOfEveryType() throws SQLException {
        byte[] text = "INSERT INTO t VALUES (1,'t','a'),(2,1,'b'),(3,'f','c');".getBytes(StandardCharsets.UTF_8);
        Outcome outcome = read(text, SourceOptions.standard().withFormat(SourceFormat.SQL), false, target("bool"));
        assertThat(outcome.rows).hasSize(2);
        assertThat(outcome.rejects).singleElement().asString().contains("1 is a bare number");
    }

    private static void assertNearlyAllWentIt(Outcome outcome) {
        assertThat(outcome.read).isEqualTo(100_000);
        assertThat(outcome.plain).isGreaterThan(90_000);
        assertThat(outcome.rows).hasSize(100_000).startsWith("1 t.csv:2 0\tn0\t\\N\n", "2 t.csv:3 1\tn1\ta note\n");
    }
}
