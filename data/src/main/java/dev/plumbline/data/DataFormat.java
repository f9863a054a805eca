package dev.plumbline.data;

import java.util.Locale;

/** How a data set is written. */
public enum DataFormat {
    /** RFC 4180 with a header line; an unquoted empty field is null. */
    CSV,
    /** {@code INSERT} statements of a thousand rows each. */
    SQL;

    public static DataFormat parse(String word) {
        for (DataFormat format : values()) {
            if (format.word().equals(word.toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw DataException.refused(word, "no such format; known are csv and sql");
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
