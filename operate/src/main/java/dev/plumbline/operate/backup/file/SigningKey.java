package dev.plumbline.operate.backup.file;

import dev.plumbline.database.PlumblineException.Kind;
import dev.plumbline.database.Reason;
import dev.plumbline.operate.backup.source.BackupException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret shared by those who take backups and those who restore them; every byte of its file counts. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 32;
    private static final int MOST = 1 << 16;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final SecretKeySpec secret;

    private SigningKey(Path file, byte[] secret) {
        this.file = file;
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Refuses a key that is too short, or that anybody but its owner may read or change. */
    public static SigningKey read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BackupException(Kind.UNAVAILABLE, file + ": no such key file");
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new BackupException(
                        Kind.USAGE,
                        file
                                + ": users other than its owner may read or change this key (make it yours alone: chmod 600 "
                                + file + ")");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] secret = in.readNBytes(MOST + 1);
                if (secret.length < LEAST || secret.length > MOST) {
                    throw new BackupException(
                            Kind.USAGE,
                            file + ": "
                                    + (secret.length > MOST ? "more than " + MOST : secret.length)
                                    + " bytes, a key of at least " + LEAST
                                    + " was expected (make one: openssl rand -hex 32)");
                }
                return new SigningKey(file, secret);
            }
        } catch (IOException e) {
            throw BackupException.unavailable(file + ": cannot be read: " + Reason.of(e), e);
        }
    }

    public Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
