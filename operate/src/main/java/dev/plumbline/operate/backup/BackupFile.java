package dev.plumbline.operate.backup;

import com.github.luben.zstd.Zstd;
import dev.plumbline.database.PlumblineException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A backup file whose every byte has been checked: opening reads it through once. Close it; one thread. */
public final class BackupFile implements AutoCloseable {
    private static final int TAR_RECORD = 512;
    private static final Pattern MARK = Pattern.compile(BackupWriter.MARK + " (\\d{1,9})\n");

    private final Path path;
    private final FileChannel channel;
    private final Manifest manifest;

    private BackupFile(Path path, FileChannel channel, Manifest manifest) {
        this.path = path;
        this.channel = channel;
        this.manifest = manifest;
    }

    /** Refuses a file that is missing, foreign, written by a newer version, cut short or damaged. */
    public static BackupFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    path + (Files.isDirectory(path) ? ": is a folder, a file was expected" : ": no such file"));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            checkMark(path, channel);
            return new BackupFile(path, channel, verify(path, channel));
        } catch (IOException e) {
            close(channel, e);
            throw BackupException.unavailable(path + ": cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(channel, e);
            throw e;
        }
    }

    private static void close(@org.jspecify.annotations.Nullable FileChannel channel, Exception first) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }

    private static void checkMark(Path path, FileChannel channel) throws IOException {
        String head = new String(
                bytes(channel, 0, (int) Math.min(channel.size(), 2 * TAR_RECORD)), StandardCharsets.ISO_8859_1);
        String name = BackupWriter.MARK + "\0";
        if (!head.startsWith(name.substring(0, Math.min(head.length(), name.length()))) || head.isEmpty()) {
            throw new BackupException(
                    Kind.FINDING,
                    path + ": not a Plumbline backup (a file written by `plumbline backup` was expected)");
        }
        if (head.length() < 2 * TAR_RECORD) {
            throw cut(path);
        }
        Matcher mark = MARK.matcher(head.substring(TAR_RECORD));
        if (!mark.lookingAt()) {
            throw damaged(path, "its first member is unreadable");
        }
        int version = Integer.parseInt(mark.group(1));
        if (version > Manifest.VERSION) {
            throw new BackupException(
                    Kind.FINDING,
                    path + ": written in format " + version + ", this Plumbline reads up to " + Manifest.VERSION
                            + " (use the Plumbline that wrote it, or a newer one)");
        }
    }

    private static Manifest verify(Path path, FileChannel channel) throws IOException {
        long body = channel.size() - BackupWriter.TRAILER_LENGTH;
        String trailer =
                new String(bytes(channel, Math.max(0, body), BackupWriter.TRAILER_LENGTH), StandardCharsets.ISO_8859_1);
        if (body <= 0 || !trailer.startsWith(BackupWriter.TRAILER) || !trailer.endsWith("\n")) {
            throw cut(path);
        }
        MessageDigest digest = Digests.sha256();
        byte[] manifest = read(path, channel, body, digest);
        String found = BackupWriter.TRAILER + Digests.hex(digest.digest()) + "\n";
        if (!found.equals(trailer)) {
            throw damaged(path, "its bytes do not give the checksum at its end");
        }
        return Json.MAPPER.readValue(manifest, Manifest.class);
    }

    /** Reads the whole body through the digest; a damaged tar still has to be read to its end to be called damaged. */
    private static byte[] read(Path path, FileChannel channel, long body, MessageDigest digest) throws IOException {
        channel.position(0);
        var hashed = new HashedBody(new BufferedInputStream(Channels.newInputStream(channel), 1 << 20), body, digest);
        Optional<byte[]> manifest;
        try {
            manifest = manifest(hashed);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(path, String.valueOf(e.getMessage()));
        }
        hashed.transferTo(java.io.OutputStream.nullOutputStream());
        return manifest.orElseThrow(() -> damaged(path, "its manifest is missing"));
    }

    private static Optional<byte[]> manifest(InputStream body) throws IOException {
        Optional<byte[]> found = Optional.empty();
        // Not closed: the channel below stays open for the members.
        var tar = new TarArchiveInputStream(body, "UTF-8");
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals(BackupWriter.MANIFEST)) {
                found = Optional.of(tar.readAllBytes());
            }
        }
        return found;
    }

    private static BackupException cut(Path path) {
        return new BackupException(
                Kind.FINDING, path + ": cut short: the checksum line at its end is missing (take the backup again)");
    }

    private static BackupException damaged(Path path, String how) {
        return new BackupException(Kind.FINDING, path + ": damaged: " + how + " (use another copy of the backup)");
    }

    public Manifest manifest() {
        return manifest;
    }

    public Path path() {
        return path;
    }

    /** The members holding the rows of a table, in order. */
    List<Manifest.Member> rowsOf(int table) {
        return manifest.members().stream()
                .filter(member -> member.table() == table)
                .toList();
    }

    boolean has(String name) {
        return manifest.members().stream().anyMatch(one -> one.name().equals(name));
    }

    byte[] member(String name) {
        Manifest.Member member = manifest.members().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> damaged(path, "member " + name + " is missing"));
        return read(member);
    }

    /** The bytes of a member, unpacked, compared with its checksum once more: the file may have changed since. */
    byte[] read(Manifest.Member member) {
        try {
            byte[] packed = bytes(channel, member.offset(), Math.toIntExact(member.length()));
            if (!Digests.of(packed).equals(member.sha256())) {
                throw damaged(path, "member " + member.name() + " changed while it was read");
            }
            return member.name().endsWith(".zst")
                    ? Zstd.decompress(packed, Math.toIntExact(Zstd.getFrameContentSize(packed)))
                    : packed;
        } catch (IOException e) {
            throw BackupException.unavailable(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(FileChannel channel, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
            // reads until the buffer is full or the file ends
        }
        return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw BackupException.unavailable(path + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
