package dev.plumbline.loader.source;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The door of this package: opens whatever records are read from. Every method throws {@link SourceException}. */
public final class Sources {

    private Sources() {}

    /** Opens a file, or a folder whose files are taken in the order of their names; {@code -} is standard input. */
    public static RowSource open(Path path, SourceOptions options) {
        return notYet(options);
    }

    /** Opens several files or folders, one after another. */
    public static RowSource open(List<Path> paths, SourceOptions options) {
        return notYet(options);
    }

    /** Reads a stream, which is closed with the source; {@code name} stands for it in messages. */
    public static RowSource open(InputStream in, String name, SourceOptions options) {
        return notYet(options);
    }

    private static RowSource notYet(SourceOptions options) {
        throw new IllegalStateException("no reader for " + options.format());
    }
}
