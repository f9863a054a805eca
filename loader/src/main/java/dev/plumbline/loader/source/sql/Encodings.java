package dev.plumbline.loader.source.sql;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;

/** Encodings by the names that PostgreSQL and Java use. */
public final class Encodings {

    private static final Map<String, String> POSTGRESQL = Map.ofEntries(
            Map.entry("UTF8", "UTF-8"),
            Map.entry("UNICODE", "UTF-8"),
            Map.entry("SQLASCII", "UTF-8"),
            Map.entry("LATIN1", "ISO-8859-1"),
            Map.entry("LATIN2", "ISO-8859-2"),
            Map.entry("LATIN3", "ISO-8859-3"),
            Map.entry("LATIN4", "ISO-8859-4"),
            Map.entry("LATIN5", "ISO-8859-9"),
            Map.entry("LATIN7", "ISO-8859-13"),
            Map.entry("LATIN9", "ISO-8859-15"),
            Map.entry("KOI8R", "KOI8-R"),
            Map.entry("KOI8", "KOI8-R"),
            Map.entry("KOI8U", "KOI8-U"),
            Map.entry("WIN866", "IBM866"),
            Map.entry("ALT", "IBM866"),
            Map.entry("EUCJP", "EUC-JP"),
            Map.entry("EUCCN", "GB2312"),
            Map.entry("EUCKR", "EUC-KR"),
            Map.entry("EUCTW", "EUC-TW"),
            Map.entry("SJIS", "windows-31j"),
            Map.entry("SHIFTJIS", "windows-31j"),
            Map.entry("MSKANJI", "windows-31j"),
            Map.entry("UHC", "MS949"),
            Map.entry("BIG5", "Big5"));

    private Encodings() {}

    /**
     * Finds an encoding.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    public static Charset byName(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        try {
            if (POSTGRESQL.containsKey(plain)) {
                return Charset.forName(POSTGRESQL.get(plain));
            }
            if (plain.matches("WIN[0-9]{3,4}")) {
                return Charset.forName("windows-" + plain.substring(3));
            }
            return plain.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException("no encoding is known by the name " + name, e);
        }
    }
}
