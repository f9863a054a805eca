package dev.plumbline.operate.backup.file;

import com.github.luben.zstd.Zstd;
import dev.plumbline.database.output.ResultFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes the container: a tar of zstd members, the manifest last, then a line with its keyed signature where one is requested, and one
 * with the SHA-256 of all before it. The file appears only with {@link #finish}. One thread.
 */
public final class BackupWriter {
    public static final String MARK = "plumbline-backup";
    public static final String MANIFEST = "manifest.json";
    public static final String TRAILER = "PLUMBLINE-SHA256 ";
    public static final String SIGNATURE = "PLUMBLINE-HMAC-SHA256 ";
    public static final int SIGNATURE_LENGTH = SIGNATURE.length() + 64 + 1;
    public static final int TRAILER_LENGTH = TRAILER.length() + 64 + 1;
    private static final int LEVEL = 3;

    private final ResultFile target;
    private final MessageDigest digest = Digests.sha256();
    private final Optional<Mac> mac;
    private final OutputStream file;
    private final TarArchiveOutputStream tar;
    private final List<Manifest.Member> members = new ArrayList<>();

    public BackupWriter(ResultFile target, Optional<SigningKey> key) throws IOException {
        this.file = new DigestOutputStream(target.stream(), digest);
        this.target = target;
        this.mac = key.map(SigningKey::mac);
        this.tar = new TarArchiveOutputStream(mac.isPresent() ? signed(file, mac.get()) : file, "UTF-8");
        add(MARK, -1, (MARK + " " + Manifest.VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static OutputStream signed(OutputStream file, Mac mac) {
        return new FilterOutputStream(file) {
            @Override
            public void write(int one) throws IOException {
                mac.update((byte) one);
                out.write(one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                mac.update(bytes, offset, length);
                out.write(bytes, offset, length);
            }
        };
    }

    /** Compresses; may run in another thread than {@link #add}. */
    public static byte[] compress(byte[] bytes) {
        return Zstd.compress(bytes, LEVEL);
    }

    public void add(String name, int table, byte[] bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        long offset = tar.getBytesWritten();
        tar.write(bytes);
        tar.closeArchiveEntry();
        members.add(new Manifest.Member(name, table, offset, bytes.length, Digests.of(bytes)));
    }

    public List<Manifest.Member> members() {
        return List.copyOf(members);
    }

    /** Bytes written so far. */
    public long size() {
        return tar.getBytesWritten();
    }

    /** Writes the manifest and the trailer; returns the size of the file. */
    public long finish(Manifest manifest) throws IOException {
        add(MANIFEST, -1, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        tar.finish();
        long bytes = tar.getBytesWritten();
        if (mac.isPresent()) {
            String signature = SIGNATURE + Digests.hex(mac.get().doFinal()) + "\n";
            file.write(signature.getBytes(StandardCharsets.US_ASCII));
            bytes += signature.length();
        }
        String trailer = TRAILER + Digests.hex(digest.digest()) + "\n";
        target.stream().write(trailer.getBytes(StandardCharsets.US_ASCII));
        target.finish();
        return bytes + trailer.length();
    }
}
