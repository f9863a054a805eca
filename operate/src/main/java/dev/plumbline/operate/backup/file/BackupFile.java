package dev.plumbline.operate.backup.file;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.operate.backup.source.BackupException;
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
import javax.crypto.Mac;

/** A backup file whose every byte has been checked: opening reads it once in full. To be closed; one thread. */
public final class BackupFile implements AutoCloseable {
    private static final int TAR_RECORD = TarBlocks.BLOCK;
    private static final Pattern MARK = Pattern.compile(BackupWriter.MARK + " (\\d{1,9})\n");

    private final Path path;
    private final FileChannel channel;
    private final Manifest manifest;
    private final boolean signed;

    private BackupFile(Path path, FileChannel channel, Manifest manifest, boolean signed) {
        this.signed = signed;
        this.path = path;
        this.channel = channel;
        this.manifest = manifest;
    }

    /** Refuses a file that is missing, not a backup, written by a newer version, truncated or damaged. */
    public static BackupFile open(Path path) {
        return open(path, Optional.empty());
    }

    /** As {@link #open(Path)}, and refuses a file that was not signed with this key. */
    public static BackupFile open(Path path, Optional<SigningKey> key) {
        if (!Files.isRegularFile(path)) {
            throw new BackupException(
                    Kind.UNAVAILABLE,
                    path + (Files.isDirectory(path) ? ": is a folder, a file was expected" : ": no such file"));
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            checkMark(path, channel);
            return verify(path, channel, key);
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

    private static BackupFile verify(Path path, FileChannel channel, Optional<SigningKey> key) throws IOException {
        long body = channel.size() - BackupWriter.TRAILER_LENGTH;
        String trailer = line(channel, body, BackupWriter.TRAILER_LENGTH);
        if (body <= 0 || !trailer.startsWith(BackupWriter.TRAILER) || !trailer.endsWith("\n")) {
            throw cut(path);
        }
        String signature = line(channel, body - BackupWriter.SIGNATURE_LENGTH, BackupWriter.SIGNATURE_LENGTH);
        boolean signed = signature.startsWith(BackupWriter.SIGNATURE) && signature.endsWith("\n");
        MessageDigest digest = Digests.sha256();
        Optional<Mac> mac = key.map(SigningKey::mac);
        long end = signed ? body - BackupWriter.SIGNATURE_LENGTH : body;
        channel.position(0);
        var hashed = new HashedBody(
                new BufferedInputStream(Channels.newInputStream(channel), 1 << 20), body, digest, end, mac);
        byte[] manifest = read(path, hashed);
        if (!(BackupWriter.TRAILER + Digests.hex(digest.digest()) + "\n").equals(trailer)) {
            throw damaged(path, "its bytes do not give the checksum at its end");
        }
        if (key.isPresent()) {
            checkSignature(path, key.get(), signed, signature, mac.orElseThrow());
        }
        return new BackupFile(path, channel, ManifestCheck.read(path, manifest, end), signed);
    }

    private static void checkSignature(Path path, SigningKey key, boolean signed, String signature, Mac mac) {
        if (!signed) {
            throw new BackupException(
                    Kind.FINDING,
                    path + ": not signed, a signature made with " + key
                            + " was expected (backup --sign makes one; nothing was run)");
        }
        String wanted = BackupWriter.SIGNATURE + Digests.hex(mac.doFinal()) + "\n";
        if (!MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.ISO_8859_1), wanted.getBytes(StandardCharsets.ISO_8859_1))) {
            throw new BackupException(
                    Kind.FINDING,
                    path + ": its signature was not made with " + key
                            + ", or the file was changed since (nothing was run)");
        }
    }

    private static String line(FileChannel channel, long offset, int length) throws IOException {
        return offset < 0 ? "" : new String(bytes(channel, offset, length), StandardCharsets.ISO_8859_1);
    }

    /** Reads the whole body through the digest; a damaged tar must still be read to its end to be reported as damaged. */
    private static byte[] read(Path path, InputStream body) throws IOException {
        try {
            byte[] found = manifest(body);
            body.transferTo(java.io.OutputStream.nullOutputStream());
            return found;
        } catch (IOException e) {
            body.transferTo(java.io.OutputStream.nullOutputStream());
            throw damaged(path, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] manifest(InputStream body) throws IOException {
        var tar = new TarBlocks(body);
        while (tar.next()) {
            if (tar.name().equals(BackupWriter.MANIFEST)) {
                byte[] found = tar.read(ManifestCheck.mostBytes());
                if (tar.next()) {
                    throw new IOException("there is more after its manifest");
                }
                return found;
            }
            tar.pass();
        }
        throw new IOException("its manifest is missing");
    }

    private static BackupException cut(Path path) {
        return new BackupException(
                Kind.FINDING, path + ": cut short: the checksum line at its end is missing (take the backup again)");
    }

    public static BackupException damaged(Path path, String how) {
        return new BackupException(Kind.FINDING, path + ": damaged: " + how + " (use another copy of the backup)");
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Whether it carries a signature; only {@link #open(Path, Optional)} says whose. */
    public boolean signed() {
        return signed;
    }

    public Path path() {
        return path;
    }

    /** The members holding the rows of a table, in order. */
    public List<Manifest.Member> rowsOf(int table) {
        return manifest.members().stream()
                .filter(member -> member.table() == table)
                .toList();
    }

    public boolean has(String name) {
        return manifest.members().stream().anyMatch(one -> one.name().equals(name));
    }

    public byte[] member(String name) {
        Manifest.Member member = manifest.members().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> damaged(path, "member " + name + " is missing"));
        return read(member);
    }

    /** The bytes of a member, unpacked and compared with its checksum once more: the file may have changed since. */
    public byte[] read(Manifest.Member member) {
        try {
            byte[] packed = bytes(channel, member.offset(), Math.toIntExact(member.length()));
            if (!Digests.of(packed).equals(member.sha256())) {
                throw damaged(path, "member " + member.name() + " changed while it was read");
            }
            return member.name().endsWith(".zst") ? unpacked(member, packed) : packed;
        } catch (IOException e) {
            throw BackupException.unavailable(path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** The size stated in a frame is trusted only up to the largest possible member of rows. */
    private byte[] unpacked(Manifest.Member member, byte[] packed) {
        long size = Zstd.getFrameContentSize(packed);
        if (size < 0 || size > ManifestCheck.MOST_UNPACKED) {
            throw damaged(path, "member " + member.name() + " says that it unpacks to " + size + " bytes");
        }
        try {
            return Zstd.decompress(packed, (int) size);
        } catch (ZstdException e) {
            throw damaged(path, "member " + member.name() + " does not unpack: " + e.getMessage());
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
