package dev.plumbline.loader.copy;

import dev.plumbline.loader.source.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256 of the values read, by which a later run knows the same rows again. */
final class RowDigest {

    private final MessageDigest sha;

    RowDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Row row) {
        for (int i = 0; i < row.size(); i++) {
            sha.update((byte) row.kind(i).ordinal());
            if (row.kind(i).hasText()) {
                int length = row.end(i) - row.start(i);
                sha.update((byte) length);
                sha.update((byte) (length >> 8));
                sha.update(row.bytes(i), row.start(i), length);
            }
        }
        sha.update((byte) 0x7f);
    }

    void add(String malformed) {
        sha.update(malformed.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0x7e);
    }

    String now() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) sha.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
