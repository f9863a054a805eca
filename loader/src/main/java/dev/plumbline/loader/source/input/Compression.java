package dev.plumbline.loader.source.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Detects by its first bytes how a file is compressed, and opens it. */
final class Compression {

    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("PK\u0003\u0004", "a zip archive (or a spreadsheet); unpack it or save it as CSV first");
        REFUSED.put(
                "PGDMP", "a pg_dump archive; turn it into SQL first: pg_restore -f - FILE | plumbline load --from -");
        REFUSED.put("PGCOPY\n", "COPY in binary format; write it as text or CSV");
        REFUSED.put("SQLite format 3", "an SQLite database; export its tables as CSV");
        REFUSED.put("PAR1", "a Parquet file; export it as CSV");
    }

    /** Twice what xz -9 needs: the file states how much memory it wants, which is not trusted beyond this. */
    private static final int LARGEST_XZ_KILOBYTES = 128 * 1024;

    private Compression() {}

    static InputStream open(StoredBytes stored) throws IOException {
        byte[] head = stored.peek(16);
        if (startsWith(head, 0x1f, 0x8b)) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(stored)
                    .setDecompressConcatenated(true)
                    .get();
        }
        if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableZstdFrame(head)) {
            return new ZstdInputStream(stored);
        }
        if (startsWith(head, 'B', 'Z', 'h')) {
            return new BZip2CompressorInputStream(stored, true);
        }
        if (startsWith(head, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(stored, LARGEST_XZ_KILOBYTES);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> refused : REFUSED.entrySet()) {
            if (text.startsWith(refused.getKey())) {
                throw new IOException("this is " + refused.getValue());
            }
        }
        return stored;
    }

    private static boolean isSkippableZstdFrame(byte[] head) {
        return head.length >= 4 && (head[0] & 0xf0) == 0x50 && head[1] == 0x2a && head[2] == 0x4d && head[3] == 0x18;
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
