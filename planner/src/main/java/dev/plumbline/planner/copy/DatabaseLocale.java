package dev.plumbline.planner.copy;

import dev.plumbline.database.Database;
import dev.plumbline.database.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a database sorts. This determines which indexes serve LIKE and ORDER BY, so the copy must sort in the same way.
 *
 * @param provider {@code c}, {@code i} or {@code b} as in {@code pg_database}
 * @param locale of the provider, unless it is the system's library
 */
record DatabaseLocale(String encoding, String provider, String collate, String ctype, String locale) {

    static DatabaseLocale read(Statement statement, int major) throws SQLException {
        String locale = major >= 17 ? "datlocale" : major >= 15 ? "daticulocale" : "null";
        String provider = major >= 15 ? "datlocprovider" : "'c'";
        try (ResultSet row = statement.executeQuery("select pg_catalog.pg_encoding_to_char(encoding), " + provider
                + ", datcollate, datctype, coalesce(" + locale
                + ", '') from pg_catalog.pg_database where datname = pg_catalog.current_database()")) {
            row.next();
            return new DatabaseLocale(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
        }
    }

    private boolean isByBytes() {
        return provider.equals("b") && locale.startsWith("C") || provider.equals("c") && collate.matches("C|POSIX");
    }

    /** The statements that create such a database, best first: a server may lack the locale. */
    private List<String> ways() {
        String collation = " lc_collate " + Identifier.literal(collate) + " lc_ctype " + Identifier.literal(ctype);
        var ways = new ArrayList<String>();
        switch (provider) {
            case "i" -> {
                ways.add(" locale_provider icu icu_locale " + Identifier.literal(locale) + collation);
                ways.add(" locale_provider icu icu_locale " + Identifier.literal(locale) + " locale 'C'");
            }
            case "b" -> ways.add(" locale_provider builtin builtin_locale " + Identifier.literal(locale) + collation);
            default -> ways.add(" locale_provider libc" + collation);
        }
        if (!isByBytes()) {
            ways.add(" locale_provider icu icu_locale 'und' locale 'C'");
        }
        ways.add(" locale_provider libc locale 'C'");
        return ways;
    }

    /** Creates an empty database that sorts like this, as closely as its server can; differences are noted. */
    void create(Database database, List<String> notes) throws SQLException {
        try (Connection connection = database.withName("postgres").connect();
                Statement statement = connection.createStatement()) {
            String start = "create database " + Identifier.quote(database.name()) + " template template0 encoding "
                    + Identifier.literal(encoding);
            List<String> ways = ways();
            for (int i = 0; i < ways.size(); i++) {
                try {
                    statement.execute(start + ways.get(i));
                    if (i > 0) {
                        notes.add("the copy's server lacks the locale " + (locale.isEmpty() ? collate : locale)
                                + ": the copy sorts" + ways.get(i)
                                + (i == ways.size() - 1 && !isByBytes()
                                        ? "; plans of LIKE and ORDER BY on text may be too good"
                                        : ""));
                    }
                    return;
                } catch (SQLException e) {
                    if (i == ways.size() - 1) {
                        throw e;
                    }
                }
            }
        }
    }
}
