package dev.plumbline.operate.backup;

import com.github.luben.zstd.Zstd;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes the container: a tar of zstd members, the manifest last, then one line with the SHA-256 of all before it. The
 * file has a temporary name until {@link #finish}; closing without it deletes the file. One thread.
 */
final class BackupWriter implements AutoCloseable {
    static final String MARK = "plumbline-backup";
    static final String MANIFEST = "manifest.json";
    static final String TRAILER = "PLUMBLINE-SHA256 ";
    static final int TRAILER_LENGTH = TRAILER.length() + 64 + 1;
    private static final int LEVEL = 3;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final MessageDigest digest = Digests.sha256();
    private final OutputStream file;
    private final TarArchiveOutputStream tar;
    private final List<Manifest.Member> members = new ArrayList<>();
    private boolean finished;

    BackupWriter(Path target) throws IOException {
        this.target = target.toAbsolutePath();
        this.temporary =
                this.target.resolveSibling("." + this.target.getFileName() + "." + UUID.randomUUID() + ".part");
        this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        this.file = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        this.tar = new TarArchiveOutputStream(new DigestOutputStream(file, digest), "UTF-8");
        add(MARK, -1, (MARK + " " + Manifest.VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Compresses; the caller may do it in another thread than {@link #add}. */
    static byte[] compress(byte[] bytes) {
        return Zstd.compress(bytes, LEVEL);
    }

    void add(String name, int table, byte[] bytes) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        long offset = tar.getBytesWritten();
        tar.write(bytes);
        tar.closeArchiveEntry();
        members.add(new Manifest.Member(name, table, offset, bytes.length, Digests.of(bytes)));
    }

    List<Manifest.Member> members() {
        return List.copyOf(members);
    }

    /** Bytes written so far. */
    long size() {
        return tar.getBytesWritten();
    }

    /** Writes the manifest and the trailer, forces all to disk and gives the file its name. */
    void finish(Manifest manifest, boolean overwrite) throws IOException {
        add(MANIFEST, -1, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        tar.finish();
        file.flush();
        String trailer = TRAILER + Digests.hex(digest.digest()) + "\n";
        channel.write(java.nio.ByteBuffer.wrap(trailer.getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        channel.close();
        if (!overwrite && Files.exists(target)) {
            throw new java.nio.file.FileAlreadyExistsException(target.toString());
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        finished = true;
        forceFolder();
    }

    /** A renamed file is only safe once its folder is; not every system lets a folder be opened. */
    private void forceFolder() {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            // Windows does not open folders; there the rename itself is durable.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            channel.close();
            Files.deleteIfExists(temporary);
        }
    }
}
