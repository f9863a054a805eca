package dev.plumbline.schema.codegen;

import java.io.File;
import java.util.regex.Pattern;
import org.jooq.codegen.Files;
import org.jooq.codegen.GeneratorStrategy.Mode;
import org.jooq.codegen.JavaWriter;
import org.jooq.meta.jaxb.GeneratedSerialVersionUID;
import org.jspecify.annotations.Nullable;

/** Writes a generated file with the characters of the catalogue's names and comments restored. */
final class MarkedWriter extends JavaWriter {
    /** What jOOQ suppresses depends on the Java version it runs on; the generated code must not. */
    private static final Pattern QUIET = Pattern.compile(
            "^(@SuppressWarnings\\(\\{ \"all\", \"unchecked\", \"rawtypes\") \\}\\)$", Pattern.MULTILINE);

    private final Runnable written;

    /** @param written called when the file is complete */
    MarkedWriter(
            Runnable written,
            File file,
            String fullyQualifiedTypes,
            String encoding,
            boolean javadoc,
            Files files,
            GeneratedSerialVersionUID serial,
            @Nullable Mode mode) {
        super(file, fullyQualifiedTypes, encoding, javadoc, files, serial, mode);
        this.written = written;
    }

    @Override
    public CloseResult close() {
        CloseResult result = super.close();
        written.run();
        return result;
    }

    @Override
    protected String beforeClose(String content) {
        String alike = QUIET.matcher(super.beforeClose(content)).replaceAll("$1, \"this-escape\" })");
        return GeneratedSource.unmarked(alike, file().getName());
    }
}
