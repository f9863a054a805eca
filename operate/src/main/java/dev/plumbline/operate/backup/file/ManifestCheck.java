package dev.plumbline.operate.backup.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Reads a manifest and trusts nothing in it that the file itself does not confirm. */
public final class ManifestCheck {
    /** A member of rows holds 4 MB before compression. */
    public static final int MOST_UNPACKED = 16 << 20;

    private static final int LEAST_MEMORY_SHARE = 8;

    private ManifestCheck() {}

    /** An eighth of Java's maximum heap: one line of JSON becomes several objects. */
    public static int mostBytes() {
        return (int) Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / LEAST_MEMORY_SHARE);
    }

    public static Manifest read(Path path, byte[] json, long end) {
        Manifest manifest;
        try {
            manifest = Json.MAPPER.readValue(json, Manifest.class);
        } catch (IOException e) {
            throw BackupFile.damaged(path, "its manifest cannot be read: " + firstLine(e));
        }
        Set<String> names = new HashSet<>();
        for (Manifest.Member member : manifest.members()) {
            long most = member.table() < 0 ? mostBytes() : MOST_UNPACKED;
            if (member.offset() < 0 || member.length() < 0 || member.length() > end - member.offset()) {
                throw BackupFile.damaged(path, "member " + member.name() + " lies outside of the file");
            }
            if (member.length() > most) {
                throw BackupFile.damaged(
                        path, "member " + member.name() + " has " + member.length() + " bytes, more than " + most);
            }
            if (member.table() >= manifest.tables().size() || !names.add(member.name())) {
                throw BackupFile.damaged(path, "member " + member.name() + " belongs to no table, or appears twice");
            }
        }
        return manifest;
    }

    private static String firstLine(IOException failure) {
        return failure.getCause() instanceof NullPointerException
                ? "a field is missing"
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
