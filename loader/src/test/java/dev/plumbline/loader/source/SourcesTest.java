package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.plumbline.loader.row.ReadProgress;
import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.Skipped;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.loader.source.csv.CsvDialect;
import dev.plumbline.loader.source.sql.Encodings;
import dev.plumbline.loader.source.text.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class SourcesTest {

    private static final SourceOptions CSV = SourceOptions.standard()
            .withFormat(SourceFormat.CSV)
            .withCsv(CsvDialect.standard().withHeader(Header.NO));

    @TempDir
    Path folder;

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void unpacksGzipAndZstdOfSeveralMembers() throws IOException {
        byte[] gzip = join(gzip("a\n"), gzip(""), gzip("b\n"));
        assertThat(Reading.all(Reading.open(gzip, CSV))).containsExactly("[a]", "[b]");
        byte[] zstd = join(
                Zstd.compress("a\n".getBytes(StandardCharsets.UTF_8)),
                Zstd.compress("b\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(Reading.all(Reading.open(zstd, CSV))).containsExactly("[a]", "[b]");
    }

    static byte[] bzip2(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new BZip2CompressorOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    static byte[] xz(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new XZOutputStream(out, new LZMA2Options())) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void unpacksBzip2AndXzOfSeveralStreams() throws IOException {
        assertThat(Reading.all(Reading.open(join(bzip2("a\n"), bzip2("b\n")), CSV)))
                .containsExactly("[a]", "[b]");
        assertThat(Reading.all(Reading.open(join(xz("a\n"), xz("b\n")), CSV))).containsExactly("[a]", "[b]");
    }

    @Test
    void refusesTruncatedAndDamagedBzip2AndXzByName() throws IOException {
        String text = IntStream.range(0, 500).mapToObj(i -> i * i + ",x\n").collect(Collectors.joining());
        for (byte[] whole : List.of(bzip2(text), xz(text))) {
            for (int cut = 7; cut < whole.length; cut += 5) {
                List<String> read = Reading.all(Reading.open(Arrays.copyOf(whole, cut), CSV));
                assertThat(read.get(read.size() - 1)).as("cut at " + cut).startsWith("FATAL file");
            }
            for (int at = 6; at < whole.length - 1; at += 3) { // of the last byte some bits mean nothing
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x55;
                List<String> read = Reading.all(Reading.open(damaged, CSV));
                assertThat(read.get(read.size() - 1)).as("damaged at " + at).startsWith("FATAL file");
            }
        }
    }

    @Test
    void skipsLeadingLinesInEveryFormatWhateverTheyHold() {
        SourceOptions two = CSV.withSkipLines(2);
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = "Report \"of 2024" + end + "\u0000, made by hand" + end + "a,b" + end + "c,d" + end;
            assertThat(Reading.all(text, two)).containsExactly("[a, b]", "[c, d]");
        }
        assertThat(Reading.all("x\ny\nsep=;\na;b\n", two)).containsExactly("[a, b]");
        assertThat(Reading.all("x\ny", two)).isEmpty();
        assertThat(Reading.all("x\n", two))
                .containsExactly("FATAL file:2: the file ends here, and 2 lines were to be skipped");
        assertThat(Reading.all("x\ny\na\tb\n", two.withFormat(SourceFormat.COPY)))
                .containsExactly("[a, b]");
        assertThat(Reading.all("x".repeat(100_000) + "\ny\na,b\nc\n", two.withColumns(List.of("a", "b"))))
                .containsExactly("[a, b]", "file:4: 1 value, expected 2 (a, b)");
    }

    @Test
    void unpacksFromAPipeThatOffersOneByteAtATime() throws IOException {
        byte[] gzip = join(gzip("a\n"), gzip("b\n"));
        InputStream slow = new ByteArrayInputStream(gzip) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, 1));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
        assertThat(Reading.all(Sources.open(slow, "-", CSV))).containsExactly("[a]", "[b]");
    }

    @Test
    void refusesTruncatedAndDamagedArchivesByName() throws IOException {
        String text = "abcdefgh,1\n".repeat(1000);
        byte[] gzip = gzip(text);
        byte[] zstd = Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
        for (byte[] whole : List.of(gzip, zstd, join(gzip, gzip), join(zstd, zstd))) {
            for (int cut = 5; cut < whole.length; cut++) {
                if (cut == whole.length / 2 && (whole.length == 2 * gzip.length || whole.length == 2 * zstd.length)) {
                    continue; // that is a whole archive
                }
                List<String> read = Reading.all(Reading.open(Arrays.copyOf(whole, cut), CSV));
                assertThat(read.get(read.size() - 1)).as("cut at " + cut).startsWith("FATAL file");
            }
        }
        assertThat(Reading.all(Reading.open(Arrays.copyOf(gzip, 15), CSV)))
                .last()
                .asString()
                .contains("the compressed data ends in the middle");
        byte[] damaged = gzip.clone();
        damaged[damaged.length - 6] ^= 1;
        assertThat(Reading.all(Reading.open(damaged, CSV))).last().asString().contains("CRC32 error");
        assertThat(Reading.all(Reading.open(join(gzip, new byte[] {1, 2, 3}), CSV)))
                .last()
                .asString()
                .contains("Unexpected data after a valid .gz stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void readsTheEncodingThatTheByteOrderMarkNames(String encoding) {
        byte[] bytes = "\ufeffä,😀\nz,\n".getBytes(Charset.forName(encoding));
        assertThat(Reading.all(Reading.open(bytes, CSV))).containsExactly("[ä, 😀]", "[z, null]");
        byte[] bare = "ä,😀\nz,\n".getBytes(Charset.forName(encoding));
        assertThat(Reading.all(Reading.open(bare, CSV.withEncoding(Charset.forName(encoding)))))
                .containsExactly("[ä, 😀]", "[z, null]");
    }

    @ParameterizedTest
    @CsvSource({"latin1,E4", "WIN1252,80", "ISO-8859-15,A4", "SJIS,83 5C", "win1251,DF"})
    void readsEncodingsByOption(String name, String bytes) {
        byte[] raw = java.util.HexFormat.ofDelimiter(" ").parseHex(bytes);
        String expected = new String(raw, Encodings.byName(name));
        assertThat(Reading.all(
                        Reading.open(join(raw, new byte[] {',', 'x', '\n'}), CSV.withEncoding(Encodings.byName(name)))))
                .containsExactly("[" + expected + ", x]");
    }

    @Test
    void refusesWhatIsNoTextByNameAndOffsetAndGoesOn() {
        byte[] bytes = join(
                "a,b\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {'x', ',', (byte) 0xe9, '\n'},
                "c,d\n".getBytes(StandardCharsets.UTF_8),
                new byte[] {'y', 0, 'z', ',', '\n'},
                new byte[] {'"', (byte) 0xc3, '"', '\n'},
                "e,f".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xf0, (byte) 0x9f});
        assertThat(Reading.all(Reading.open(bytes, CSV)))
                .containsExactly(
                        "[a, b]",
                        "file:2: 0xE9 at byte offset 6 is not UTF-8; if the file has another encoding, name it (--encoding)",
                        "[c, d]",
                        "file:4: NUL character at byte offset 13, which no PostgreSQL text can hold; if this is UTF-16, name the encoding",
                        "file:5: 0xC3 at byte offset 18 is not UTF-8; if the file has another encoding, name it (--encoding)",
                        "file:6: 0xF0 at byte offset 24 is not UTF-8; if the file has another encoding, name it (--encoding)");
    }

    @Test
    void showsBytesThatAreNoTextInTheOriginal() {
        try (RowSource source = Reading.open(new byte[] {'x', (byte) 0xe9, 'y', '\n'}, CSV)) {
            assertThatThrownBy(source::next)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.original()).isEqualTo("x\\xE9y"));
        }
    }

    @Test
    void refusesWhatAnotherEncodingCannotDecode() {
        byte[] utf16 = {'a', 0, '\n', 0, 0, (byte) 0xd8, 'b', 0, '\n', 0, 'c', 0, '\n', 0, 'd'};
        assertThat(Reading.all(Reading.open(utf16, CSV.withEncoding(StandardCharsets.UTF_16LE))))
                .containsExactly(
                        "[a]",
                        "file:2: 0x00 0xD8 0x62 0x00 at byte offset 4 is not UTF-16LE",
                        "[c]",
                        "file:4: 0x64 at byte offset 14 is not UTF-16LE");
        assertThat(Reading.all(Reading.open(
                        new byte[] {'a', (byte) 0x81, '\n', 'b'}, CSV.withEncoding(Charset.forName("windows-1252")))))
                .containsExactly("file:1: 0x81 at byte offset 1 is not windows-1252", "[b]");
    }

    @Test
    void refusesAnEncodingThatTheByteOrderMarkContradicts() {
        byte[] bytes = "\ufeffa\n".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Reading.all(Reading.open(bytes, CSV.withEncoding(StandardCharsets.UTF_8))))
                .containsExactly(
                        "FATAL file: the file begins with the byte order mark of UTF-16LE, but UTF-8 was asked for");
        assertThat(Reading.all(Reading.open(bytes, CSV.withEncoding(StandardCharsets.UTF_16))))
                .containsExactly("[a]");
    }

    @Test
    void readsADumpInTheEncodingItSets() {
        byte[] dump =
                "SET client_encoding = 'LATIN1';\nINSERT INTO t VALUES ('ä', 'ö''');\nINSERT INTO t VALUES ('\u0080');"
                        .getBytes(StandardCharsets.ISO_8859_1);
        SourceOptions sql = SourceOptions.standard().withFormat(SourceFormat.SQL);
        assertThat(Reading.all(Reading.open(dump, sql))).containsExactly("[ä, ö']", "[\u0080]");
        byte[] wrong = "SET client_encoding = 'UTF8';\nINSERT INTO t VALUES ('ä'), ('b');"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Reading.all(Reading.open(wrong, sql)))
                .containsExactly(
                        "file:2: 0xE4 at byte offset 53 is not UTF-8; if the file has another encoding, name it (--encoding)",
                        "[b]");
    }

    @Test
    void refusesOtherKindsOfFilesWithAdvice() {
        for (String magic : List.of("PK\u0003\u0004", "PGDMP\u0001", "SQLite format 3\0", "PAR1")) {
            assertThat(Reading.all(Reading.open(magic.getBytes(StandardCharsets.ISO_8859_1), CSV)))
                    .singleElement()
                    .asString()
                    .startsWith("FATAL file: this is ");
        }
    }

    @Test
    void readsAFolderInTheOrderOfNames() throws IOException {
        Files.writeString(folder.resolve("02_b.sql"), "INSERT INTO b VALUES (2);");
        Files.write(folder.resolve("01_a.sql.gz"), gzip("INSERT INTO a VALUES (1);"));
        Files.writeString(folder.resolve("10_c.csv"), "x\n3\n");
        Files.writeString(folder.resolve("README.md"), "no data");
        Files.createDirectory(folder.resolve("more"));
        try (RowSource source = Sources.open(folder, SourceOptions.standard())) {
            long total = Files.size(folder.resolve("02_b.sql")) + Files.size(folder.resolve("01_a.sql.gz")) + 4;
            assertThat(source.progress()).isEqualTo(new ReadProgress(0, total));
            assertThat(Reading.all(source)).containsExactly("[1]", "[2]", "[3]");
            assertThat(source.progress()).isEqualTo(new ReadProgress(total, total));
            assertThat(source.skipped())
                    .extracting(
                            Skipped::statement,
                            skipped -> Path.of(skipped.file()).getFileName().toString())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("FILE", "README.md"),
                            org.assertj.core.groups.Tuple.tuple("FOLDER", "more"));
        }
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> Sources.open(folder.resolve("nothing.csv"), CSV))
                .isInstanceOf(SourceException.class)
                .hasMessageEndingWith("nothing.csv: there is no such file or folder");
        assertThatThrownBy(() -> Sources.open(folder, SourceOptions.standard()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the folder holds no file to read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x.csv      | a⏎1              | CSV",
                "x.tsv.gz   | a→b⏎1→2          | TSV",
                "x.SQL      | INSERT INTO t VALUES (1); | SQL",
                "x.jsonl    | {\"a\":1}        | NDJSON",
                "x          | {\"a\":1}        | NDJSON",
                "x          | -- a⏎INSERT INTO t VALUES (1); | SQL",
                "x          | ⏎insert into t values (1); | SQL",
                "x          | a,b⏎1,2          | CSV",
                "x.txt      | a→b⏎1→2          | TSV",
                "x.txt      | 1→\\N⏎1→2        | COPY",
            })
    void tellsTheFormatByNameOrFirstBytes(String name, String text, SourceFormat format) {
        byte[] bytes = text.replace('⏎', '\n').replace('→', '\t').getBytes(StandardCharsets.UTF_8);
        try (RowSource source = Sources.open(new ByteArrayInputStream(bytes), name, SourceOptions.standard())) {
            assertThat(source.next()).isTrue();
            assertThat(source.row().block().format()).isEqualTo(format);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one\ntwo\n", "[{\"a\":1}]"})
    void refusesAFormatThatCannotBeTold(String text) {
        assertThat(Reading.all(text, SourceOptions.standard()))
                .singleElement()
                .asString()
                .startsWith("FATAL file:1: ");
    }

    @Test
    void closesAStreamThatWasNeverRead() {
        boolean[] closed = {false};
        InputStream in = new ByteArrayInputStream(new byte[0]) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        Sources.open(in, "x.csv", CSV).close();
        assertThat(closed[0]).isTrue();
    }

    @Test
    void saysWhereTheReadingFailed() {
        InputStream broken = new InputStream() {
            private int left = 4;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw new IOException("the disk is gone");
                }
                return left % 2 == 0 ? '\n' : 'a';
            }

            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                b[off] = (byte) read();
                return 1;
            }
        };
        assertThat(Reading.all(Sources.open(broken, "x.csv", CSV)))
                .last()
                .asString()
                .startsWith("FATAL x.csv")
                .endsWith("the disk is gone");
    }
}
