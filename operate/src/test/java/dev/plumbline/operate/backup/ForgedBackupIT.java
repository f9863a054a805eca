package dev.plumbline.operate.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.plumbline.database.Database;
import dev.plumbline.operate.backup.file.BackupFile;
import dev.plumbline.operate.backup.file.BackupWriter;
import dev.plumbline.operate.backup.file.Digests;
import dev.plumbline.operate.backup.file.Manifest;
import dev.plumbline.operate.backup.file.ManifestCheck;
import dev.plumbline.operate.backup.file.SigningKey;
import dev.plumbline.operate.backup.file.TarBlocks;
import dev.plumbline.operate.backup.source.BackupException;
import dev.plumbline.operate.backup.source.Progress;
import dev.plumbline.operate.backup.source.Session;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files whose checksum is right and whose content is not: somebody who makes a file can make its checksum too. */
@Tag("exhaustive")
class ForgedBackupIT {
    private static final int MUTATIONS = 300;

    @TempDir
    Path folder;

    private ThrowAwayDatabase source = ThrowAwayDatabase.create();
    private byte[] good = new byte[0];

    @BeforeEach
    void backup() throws Exception {
        Sql.run(
                source.database(),
                "create schema s; create table s.t (id int primary key, word text); create sequence s.q; create index on s.t (word);"
                        + " insert into s.t select i, 'word ' || i from generate_series(1, 1000) i;"
                        + " create view s.v as select count(*) from s.t; comment on table s.t is 'rows'");
        Backup.write(source.database(), file("good"), BackupOptions.defaults(), Progress.silent());
        good = Files.readAllBytes(file("good"));
    }

    @AfterEach
    void drop() {
        source.close();
    }

    @Test
    void mutatedAndSealedAgainEveryFileIsRefusedOrRestoresRight() throws Exception {
        var random = new Random(12);
        int restored = 0;
        try (var target = ThrowAwayDatabase.create()) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] bad = good.clone();
                int at = i % 2 == 0
                        ? manifestAt() + random.nextInt(bad.length - manifestAt())
                        : random.nextInt(bad.length);
                for (int bytes = 1 + random.nextInt(3); bytes > 0; bytes--) {
                    bad[Math.min(bad.length - 1, at++)] = (byte) random.nextInt(256);
                }
                Files.write(file("bad"), sealed(bad));
                try (BackupFile opened = BackupFile.open(file("bad"))) {
                    Restore.run(
                            target.database(),
                            opened,
                            RestoreOptions.defaults().replacing(true).analyzing(false),
                            Progress.silent());
                    restored++;
                    assertThat(content(target.database())).isEqualTo(content(source.database()));
                } catch (BackupException refused) {
                    assertThat(refused.getMessage()).isNotBlank().doesNotContain("Exception");
                }
            }
        }
        assertThat(restored).isBetween(1, MUTATIONS - 50);
    }

    @Test
    void sizesThatAFileAnnouncesAreNotBelieved() throws Exception {
        refused(
                manifest(text -> text.replaceFirst("\"length\" : \\d+", "\"length\" : 2000000000")),
                "lies outside of the file");
        refused(
                manifest(text -> text.replaceFirst("\"offset\" : \\d+", "\"offset\" : -5")),
                "lies outside of the file");
        refused(
                manifest(text -> text.replaceFirst(
                        "\"offset\" : \\d+,\\s+\"length\" : \\d+",
                        "\"offset\" : 9223372036854775807, \"length\" : 9223372036854775807")),
                "lies outside of the file");
        refused(manifest(text -> "[".repeat(5000) + text), "its manifest cannot be read");
        refused(
                manifest(text -> text.replaceAll("\"name\" : \"[^\"]*\"", "\"name\" : null")),
                "its manifest cannot be read");
        byte[] huge = good.clone();
        byte[] size = "77777777777\0".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, huge, manifestAt() - TarBlocks.BLOCK + 124, size.length);
        checksum(huge, manifestAt() - TarBlocks.BLOCK);
        refused(sealed(huge), "manifest.json has 8589934591 bytes, more than");
    }

    @Test
    void aMemberThatUnpacksToMoreThanAMemberIsRefused() throws Exception {
        byte[] bomb = Zstd.compress(new byte[ManifestCheck.MOST_UNPACKED + 1]);
        try (BackupFile opened = BackupFile.open(file("good"))) {
            Manifest.Member rows = opened.rowsOf(0).get(0);
            byte[] text = good.clone();
            // the bomb is smaller than what it replaces; the rest of the member is skippable
            assertThat(bomb.length).isLessThan((int) rows.length());
            byte[] member = Arrays.copyOf(bomb, (int) rows.length());
            System.arraycopy(member, 0, text, (int) rows.offset(), member.length);
            String said = new String(text, StandardCharsets.ISO_8859_1).replace(rows.sha256(), Digests.of(member));
            refusedByRestore(sealed(said.getBytes(StandardCharsets.ISO_8859_1)), "says that it unpacks to");
        }
    }

    @Test
    void aSignatureIsDemandedBeforeAnythingRuns() throws Exception {
        Path key = key("key", 32, "rw-------");
        Path other = key("other", 32, "rw-------");
        SigningKey secret = SigningKey.read(key);
        Backup.write(source.database(), file("signed"), BackupOptions.defaults().signedWith(secret), Progress.silent());
        try (BackupFile opened = BackupFile.open(file("signed"), Optional.of(secret));
                var target = ThrowAwayDatabase.create()) {
            assertThat(opened.signed()).isTrue();
            Restore.run(target.database(), opened, RestoreOptions.defaults(), Progress.silent());
            assertThat(content(target.database())).isEqualTo(content(source.database()));
        }
        assertThatThrownBy(() -> BackupFile.open(file("signed"), Optional.of(SigningKey.read(other))))
                .hasMessageContaining("its signature was not made with " + other);
        assertThatThrownBy(() -> BackupFile.open(file("good"), Optional.of(secret)))
                .hasMessageContaining("not signed");
        byte[] changed = Files.readAllBytes(file("signed"));
        int at = new String(changed, StandardCharsets.ISO_8859_1).indexOf("create table");
        changed[at + 7] = 'T';
        String text = new String(changed, StandardCharsets.ISO_8859_1);
        Files.write(file("changed"), sealed(text.getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(() -> BackupFile.open(file("changed"), Optional.of(secret)))
                .hasMessageContaining("or the file was changed since (nothing was run)");
        assertThatThrownBy(() -> SigningKey.read(key("short", 31, "rw-------"))).hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> SigningKey.read(key("open", 32, "rw-r--r--"))).hasMessageContaining("chmod 600");
    }

    @Test
    void whatAFileHoldsIsToldWithoutAServer() {
        try (BackupFile opened = BackupFile.open(file("good"))) {
            Contents contents = Contents.of(opened);
            assertThat(contents.objects())
                    .extracting(one -> one.kind() + " " + one.name())
                    .contains(
                            "schema s",
                            "table s.t",
                            "sequence s.q",
                            "view s.v",
                            "index t_word_idx",
                            "constraint t_pkey on s.t");
            assertThat(contents.manifest().tables().get(0).rows()).isEqualTo(1000);
        }
    }

    private Path key(String name, int bytes, String permissions) throws IOException {
        byte[] secret = new byte[bytes];
        new Random(name.hashCode()).nextBytes(secret);
        Path written = Files.write(file(name), secret);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString(permissions));
        return written;
    }

    private void refused(byte[] content, String why) throws IOException {
        Files.write(file("bad"), content);
        assertThatThrownBy(() -> BackupFile.open(file("bad")).close())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining(why);
    }

    private void refusedByRestore(byte[] content, String why) throws IOException {
        Files.write(file("bad"), content);
        try (BackupFile opened = BackupFile.open(file("bad"));
                var target = ThrowAwayDatabase.create()) {
            assertThatThrownBy(
                            () -> Restore.run(target.database(), opened, RestoreOptions.defaults(), Progress.silent()))
                    .hasMessageContaining(why);
        }
    }

    /** The file with another manifest, as long as the tar still holds. */
    private byte[] manifest(UnaryOperator<String> change) {
        int start = manifestAt();
        int length =
                Integer.parseInt(new String(good, start - TarBlocks.BLOCK + 124, 11, StandardCharsets.US_ASCII), 8);
        byte[] changed = change.apply(new String(good, start, length, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        int padded = (changed.length + TarBlocks.BLOCK - 1) / TarBlocks.BLOCK * TarBlocks.BLOCK;
        byte[] whole = Arrays.copyOf(good, start + padded + 2 * TarBlocks.BLOCK + BackupWriter.TRAILER_LENGTH);
        Arrays.fill(whole, start, whole.length, (byte) 0);
        System.arraycopy(changed, 0, whole, start, changed.length);
        byte[] size = String.format("%011o", changed.length).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(size, 0, whole, start - TarBlocks.BLOCK + 124, size.length);
        checksum(whole, start - TarBlocks.BLOCK);
        return sealed(whole);
    }

    private static void checksum(byte[] tar, int header) {
        Arrays.fill(tar, header + 148, header + 156, (byte) ' ');
        long sum = 0;
        for (int i = 0; i < TarBlocks.BLOCK; i++) {
            sum += tar[header + i] & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, header + 148, digits.length);
    }

    private int manifestAt() {
        return new String(good, StandardCharsets.ISO_8859_1).lastIndexOf("manifest.json\0") + TarBlocks.BLOCK;
    }

    /** With the checksum that its bytes give. */
    private static byte[] sealed(byte[] file) {
        int body = file.length - BackupWriter.TRAILER_LENGTH;
        byte[] trailer = (BackupWriter.TRAILER + Digests.of(Arrays.copyOf(file, body)) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(file, file.length);
        System.arraycopy(trailer, 0, whole, body, trailer.length);
        return whole;
    }

    private static String content(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Session.text(
                    connection,
                    "select concat_ws(' ', (select md5(string_agg(t::text, ',' order by id)) from s.t t),"
                            + " (select string_agg(indexdef, ';' order by indexdef) from pg_indexes where schemaname = 's'),"
                            + " (select last_value from s.q), (select count from s.v), obj_description('s.t'::regclass))");
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
