package dev.plumbline.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;

/** Writes the rows of one table to one stream, counting and hashing what it writes. UTF-8, lines end in \n. */
final class TableFile {
    private static final int ROWS_A_STATEMENT = 1000;
    private static final int BUFFER = 1 << 16;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final StringBuilder text = new StringBuilder(BUFFER + 4096);
    private long bytes;

    private TableFile(OutputStream out) {
        this.out = out;
    }

    static DataManifest.File write(TableRows table, DataFormat format, String name, OutputStream out)
            throws IOException {
        TableFile file = new TableFile(out);
        long rows = format == DataFormat.CSV ? file.csv(table) : file.sql(table);
        file.drain();
        return new DataManifest.File(
                name, table.table(), rows, file.bytes, HexFormat.of().formatHex(file.digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private long csv(TableRows table) throws IOException {
        text.append(String.join(",", table.columns())).append('\n');
        CsvFields fields = new CsvFields();
        long rows = 0;
        for (Iterator<? extends DataRow> all = table.rows().get().iterator(); all.hasNext(); rows++) {
            fields.first = true;
            all.next().writeTo(fields);
            endLine("\n");
        }
        return rows;
    }

    private long sql(TableRows table) throws IOException {
        String insert = "INSERT INTO " + table.table() + " (" + String.join(", ", table.columns()) + ") VALUES\n";
        SqlFields fields = new SqlFields();
        long rows = 0;
        for (Iterator<? extends DataRow> all = table.rows().get().iterator(); all.hasNext(); ) {
            text.append(rows % ROWS_A_STATEMENT == 0 ? insert : "").append('(');
            fields.first = true;
            all.next().writeTo(fields);
            rows++;
            endLine(rows % ROWS_A_STATEMENT == 0 || !all.hasNext() ? ");\n" : "),\n");
        }
        return rows;
    }

    private void endLine(String end) throws IOException {
        text.append(end);
        if (text.length() > BUFFER) {
            drain();
        }
    }

    private void drain() throws IOException {
        byte[] encoded = text.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(encoded);
        out.write(encoded);
        bytes += encoded.length;
        text.setLength(0);
    }

    /** What both formats share: numbers as they are, with commas between. */
    private abstract class Fields implements DataRowWriter {
        boolean first;

        @Override
        public void number(long value) {
            separate();
            text.append(value);
        }

        void separate() {
            text.append(first ? "" : ",");
            first = false;
        }
    }

    private final class CsvFields extends Fields {

        @Override
        public void text(String value) {
            separate();
            if (value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')) {
                text.append('"').append(value.replace("\"", "\"\"")).append('"');
            } else {
                text.append(value);
            }
        }

        @Override
        public void nothing() {
            separate();
        }
    }

    private final class SqlFields extends Fields {

        @Override
        public void text(String value) {
            separate();
            text.append('\'')
                    .append(value.indexOf('\'') < 0 ? value : value.replace("'", "''"))
                    .append('\'');
        }

        @Override
        public void nothing() {
            separate();
            text.append("NULL");
        }
    }
}
