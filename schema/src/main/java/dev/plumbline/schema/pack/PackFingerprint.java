package dev.plumbline.schema.pack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a pack builds, as one number: kinds, names and texts of its migrations and its placeholders, by content alone. */
final class PackFingerprint {

    private PackFingerprint() {}

    static String of(Pack pack) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        for (Phase phase : pack.phases()) {
            add(digest, phase.word());
            for (MigrationFile file : pack.files(phase)) {
                if (file.kind() != MigrationFile.Kind.UNDO) {
                    add(digest, file.script());
                    add(digest, file.text());
                }
            }
            for (CallbackFile file : pack.callbacks(phase)) {
                add(digest, file.script());
                add(digest, file.text());
            }
        }
        pack.placeholders().forEach((key, value) -> {
            add(digest, key);
            add(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
