package dev.plumbline.operate.backup;

import dev.plumbline.operate.backup.file.SigningKey;
import dev.plumbline.operate.backup.source.Scope;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a backup is taken.
 *
 * @param pack the pack the database belongs to, empty when none
 * @param overwrite whether a file of that name may be replaced
 * @param key the key to sign it with; empty: it is not signed
 * @param pgDump the pg_dump to use where one is needed; empty: from the path
 */
public record BackupOptions(
        Scope scope, String pack, boolean overwrite, Optional<Path> pgDump, Optional<SigningKey> key) {

    public static BackupOptions defaults() {
        return new BackupOptions(Scope.everything(), "", false, Optional.empty(), Optional.empty());
    }

    public BackupOptions withScope(Scope other) {
        return new BackupOptions(other, pack, overwrite, pgDump, key);
    }

    public BackupOptions withPack(String name) {
        return new BackupOptions(scope, name, overwrite, pgDump, key);
    }

    public BackupOptions overwriting(boolean allowed) {
        return new BackupOptions(scope, pack, allowed, pgDump, key);
    }

    public BackupOptions withPgDump(Path program) {
        return new BackupOptions(scope, pack, overwrite, Optional.of(program), key);
    }

    public BackupOptions signedWith(SigningKey secret) {
        return new BackupOptions(scope, pack, overwrite, pgDump, Optional.of(secret));
    }
}
