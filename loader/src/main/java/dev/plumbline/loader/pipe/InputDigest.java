package dev.plumbline.loader.pipe;

import dev.plumbline.loader.row.RowBlock;
import dev.plumbline.loader.row.SourceRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A running SHA-256 of the values read, by which a later run recognizes the same rows. */
final class InputDigest {

    private final MessageDigest sha;
    private @Nullable RowBlock block;

    InputDigest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(SourceRow row) {
        if (row.block() != block) { // the same values for other columns, or of another table, are different rows
            block = row.block();
            sha.update((row.block().table() + " " + row.block().columns()).getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0x7d);
        }
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
