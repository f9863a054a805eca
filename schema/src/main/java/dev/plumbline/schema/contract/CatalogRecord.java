package dev.plumbline.schema.contract;

import dev.plumbline.catalog.Catalog;
import dev.plumbline.catalog.CatalogFile;
import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.Reason;
import dev.plumbline.database.output.ResultFile;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.schema.pack.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A catalogue in a file of a pack's folder, under a line that says which state of the pack it was recorded from: for any other state it
 * does not count.
 *
 * @param name of the file
 * @param what the first word of that line
 */
record CatalogRecord(String name, String what) {

    Optional<Catalog> read(Pack pack) {
        Path file = pack.folder().resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).split("\n", 2);
            return parts.length == 2 && parts[0].equals(head(pack))
                    ? Optional.of(CatalogFile.read(parts[1], file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new PlumblineException(
                    PlumblineException.Kind.UNAVAILABLE, "cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    void write(Pack pack, Catalog catalog, Path file) {
        String text = head(pack) + "\n" + CatalogFile.write(catalog);
        ResultFile.write(file, Existing.REPLACED, Readers.BY_UMASK, text.getBytes(StandardCharsets.UTF_8));
    }

    private String head(Pack pack) {
        return "// " + what + " " + pack.name() + " " + pack.fingerprint();
    }
}
