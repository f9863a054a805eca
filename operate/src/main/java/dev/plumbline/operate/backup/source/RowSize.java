package dev.plumbline.operate.backup.source;

import dev.plumbline.database.PlumblineException.Kind;

/** The driver returns a row as a whole, so a row must fit into Java's memory; nothing else has to. */
public final class RowSize {

    private RowSize() {}

    public static BackupException tooLarge(TableName table, OutOfMemoryError cause) {
        return new BackupException(
                Kind.UNAVAILABLE,
                table + ": a row does not fit into Java's memory of "
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB (allow more, for instance PLUMBLINE_JAVA_OPTS=-Xmx4g; the text of a row counts, twice its"
                        + " size for bytea)",
                cause);
    }
}
