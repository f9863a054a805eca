package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.json.JsonText;
import dev.plumbline.loader.source.text.Header;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever is written comes back the same, however the stream is cut into pieces; whatever is not data ends in words. */
class SourcePropertiesTest {

    @Provide
    Arbitrary<List<List<@Nullable String>>> tables() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "NULL", "\\N", "\\.", "it's", "a\"b", "x\\", "\\'", "\n", "\r", "\r\n", "a,b", "--", "/*",
                        "$$", ");", "{"),
                Arbitraries.strings().withChars("ab,\"'\\\t\n\r;()éЖ漢 ").ofMaxLength(12),
                Arbitraries.strings().ofMaxLength(8).filter(SourcePropertiesTest::isText));
        return texts.injectNull(0.15).list().ofSize(3).list().ofMinSize(1).ofMaxSize(12);
    }

    private static boolean isText(String text) {
        return text.indexOf(0) < 0
                && !text.startsWith("\ufeff")
                && new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).equals(text);
    }

    @Property
    void csvComesBackTheSame(@ForAll("tables") List<List<@Nullable String>> table, @ForAll Random random) {
        String text = table.stream()
                .map(row -> row.stream()
                        .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", "", "\n"));
        check(text, table, random, SourceFormat.CSV);
    }

    @Property
    void copyTextComesBackTheSame(@ForAll("tables") List<List<@Nullable String>> table, @ForAll Random random) {
        String text = table.stream()
                .map(row -> row.stream()
                        .map(value -> value == null
                                ? "\\N"
                                : value.replace("\\", "\\\\")
                                        .replace("\n", "\\n")
                                        .replace("\r", "\\r")
                                        .replace("\t", "\\t"))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
        check(text, table, random, SourceFormat.COPY);
    }

    @Property
    void insertsComeBackTheSame(@ForAll("tables") List<List<@Nullable String>> table, @ForAll Random random) {
        String text = table.stream()
                .map(row -> row.stream()
                        .map(value -> constant(value, random))
                        .collect(Collectors.joining(random.nextBoolean() ? "," : " , ", "(", ")")))
                .collect(Collectors.joining(
                        random.nextBoolean() ? ",\n" : ";INSERT INTO t VALUES ", "INSERT INTO t VALUES ", ";"));
        check(text, table, random, SourceFormat.SQL);
    }

    @Property
    void objectsComeBackTheSame(@ForAll("tables") List<List<@Nullable String>> table, @ForAll Random random) {
        StringBuilder text = new StringBuilder();
        for (List<@Nullable String> row : table) {
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i);
                pairs.add("\"c" + i + "\":" + (value == null ? "null" : JsonText.quote(value)));
            }
            text.append('{').append(String.join(", ", pairs)).append("}\n");
        }
        check(text.toString(), table, random, SourceFormat.NDJSON);
    }

    /** One of the ways to write a text in SQL. */
    private static String constant(@Nullable String value, Random random) {
        if (value == null) {
            return "NULL";
        }
        String doubled = "'" + value.replace("'", "''") + "'";
        String escaped = "E'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
        String tag = "$q" + Math.abs(value.hashCode() % 1000) + "$";
        boolean quotable = !value.contains("$");
        return switch (random.nextInt(5)) {
            case 0 -> doubled;
            case 1 -> escaped;
            case 2 -> quotable ? tag + value + tag : doubled;
            case 3 -> "U&" + doubled.replace("\\", "\\\\");
            default -> "(" + doubled + "::text)";
        };
    }

    private static void check(String text, List<List<@Nullable String>> table, Random random, SourceFormat format) {
        SourceOptions options = SourceOptions.standard()
                .withFormat(format)
                .withCsv(CsvDialect.standard().withHeader(Header.NO));
        InputStream in = pieces(text.getBytes(StandardCharsets.UTF_8), random);
        List<String> expected = table.stream().map(List::toString).toList();
        assertThat(Reading.all(Sources.open(in, "file", options))).isEqualTo(expected);
    }

    /** A stream that gives a few bytes at a time. */
    private static InputStream pieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, 1 + random.nextInt(5)));
            }
        };
    }

    @Property
    void whatIsNoDataEndsInWords(@ForAll Random random) {
        byte[] bytes = random.nextInt(4) == 0 ? noise(random) : bent(random);
        for (SourceFormat format : SourceFormat.values()) {
            SourceOptions options = SourceOptions.standard()
                    .withFormat(format)
                    .withCsv(CsvDialect.standard()
                            .withHeader(random.nextBoolean() ? Header.NO : Header.AUTO)
                            .withTrim(random.nextBoolean()))
                    .withSkipOtherStatements(random.nextBoolean());
            readAll(bytes, options, random);
        }
    }

    /** Reads to the end; anything but a SourceException is a failure of the test, and so is more than a record per byte. */
    private static void readAll(byte[] bytes, SourceOptions options, Random random) {
        int steps = 0;
        try (RowSource source = Sources.open(pieces(bytes, random), "file", options)) {
            boolean more = true;
            while (more) {
                assertThat(steps++).isLessThanOrEqualTo(bytes.length + 1);
                try {
                    more = source.next();
                    if (more) {
                        Reading.values(source.row());
                        assertThat(source.row().original()).isNotNull();
                        assertThat(source.row().line()).isPositive();
                    }
                } catch (SourceException e) {
                    assertThat(e.getMessage()).startsWith("file");
                    more = e.recoverable();
                }
            }
            assertThat(source.next()).isFalse();
        }
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Good input with bytes changed, cut, doubled. */
    private static byte[] bent(Random random) {
        List<String> seeds = List.of(
                "a,b\n\"x\"\"y\",1\n,\n\"two\nlines\",é😀\r\n",
                "a\tb\\n\\x41\\101\n\\N\t\\\\\n\\.\n",
                "SET standard_conforming_strings = off;\nSET client_encoding = 'LATIN1';\nINSERT INTO \"T\".t (a, b) VALUES (1, 'a\\'b'), (-1.5e3, E'\\u0041\\n'::text);\n",
                "INSERT INTO t VALUES ($a$x$a$, ARRAY[1,[2]], ROW(1,'x'), U&'\\0061' UESCAPE '!', CAST('1' AS int), INTERVAL '1' DAY, B'1');",
                "COPY public.t (a, b) FROM stdin WITH (FORMAT csv, HEADER);\na,b\n\"1\",2\n\\.\nCREATE FUNCTION f() BEGIN ATOMIC SELECT 1; END;\n",
                "{\"a\":1.5,\"b\":[{\"c\":null}]}\n{\"a\":\"\\ud83d\\ude00\"}\n");
        byte[] bytes = seeds.get(random.nextInt(seeds.size())).getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(6); i > 0 && bytes.length > 1; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "'\"\\$();,\n\r-/*[]{}:\0".charAt(random.nextInt(19));
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                default -> bytes = SourcesTest.join(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
        return bytes;
    }
}
