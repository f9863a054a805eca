package dev.plumbline.loader.source.sql.literal;

import dev.plumbline.loader.row.SourceException;
import java.util.Locale;
import java.util.Set;

/** Recognizes files of other databases by syntax that PostgreSQL does not have, and says so. */
public final class ForeignSql {

    private static final Set<String> MYSQL_STARTS = Set.of("unlock", "replace", "delimiter", "handler");
    private static final Set<String> MYSQL_SETTINGS = Set.of(
            "foreign_key_checks",
            "unique_checks",
            "sql_mode",
            "sql_notes",
            "autocommit",
            "time_zone",
            "sql_log_bin",
            "character_set_client",
            "character_set_results",
            "collation_connection");

    private ForeignSql() {}

    public static SourceException mysql(SqlScanner scanner, String sign) {
        return scanner.fatal("this is MySQL, not PostgreSQL: " + sign
                + ". Convert the dump first, or export the tables as CSV and load those");
    }

    private static SourceException other(SqlScanner scanner, String database, String sign) {
        return scanner.fatal(
                "this is " + database + ", not PostgreSQL: " + sign + ". Export the tables as CSV and load those");
    }

    /** Refuses a statement, or the name of a table, by its first character. */
    public static void requireStart(SqlScanner scanner, byte c) {
        if (c == '`') {
            throw mysql(scanner, "a name in backticks");
        }
        if (c == '#') {
            throw mysql(scanner, "a comment that begins with #");
        }
        if (c == '[') {
            throw other(scanner, "SQL Server", "a name in brackets");
        }
        if (c == '@') {
            throw mysql(scanner, "a variable @…");
        }
    }

    /** Refuses a statement by its first words. */
    public static void requireStatement(SqlScanner scanner, String first, String second) {
        if (MYSQL_STARTS.contains(first)
                || (first.equals("lock") && second.equals("tables"))
                || (first.equals("insert")
                        && Set.of("ignore", "delayed", "low_priority", "high_priority")
                                .contains(second))) {
            throw mysql(
                    scanner, "the statement " + (first + " " + second).strip().toUpperCase(Locale.ROOT));
        }
        if (first.equals("use")) {
            throw scanner.skip() == '['
                    ? other(scanner, "SQL Server", "the statement USE […]")
                    : other(scanner, "MySQL or SQL Server", "the statement USE");
        }
        if (first.equals("rem") || first.equals("prompt") || first.equals("insert") && second.equals("all")) {
            throw other(
                    scanner,
                    "Oracle",
                    first.equals("insert") ? "INSERT ALL" : "the SQL*Plus command " + first.toUpperCase(Locale.ROOT));
        }
        if (first.equals("pragma")) {
            throw other(scanner, "SQLite", "the statement PRAGMA");
        }
        if (first.equals("go")) {
            throw other(scanner, "SQL Server", "the word GO");
        }
    }

    /** Refuses a statement that is skipped, by a word in it; the position is after the word. */
    public static void requireWord(SqlScanner scanner, String word) {
        if (word.equals("auto_increment") || (word.equals("engine") && scanner.skip() == '=')) {
            throw mysql(scanner, "the word " + word.toUpperCase(Locale.ROOT));
        }
    }

    /** Refuses a setting that only another database has. */
    public static void requireSetting(SqlScanner scanner, String setting) {
        if (MYSQL_SETTINGS.contains(setting)) {
            throw mysql(scanner, "SET " + setting);
        }
        if (Set.of("define", "scan", "feedback", "sqlblanklines").contains(setting)) {
            throw other(scanner, "Oracle", "the SQL*Plus command SET " + setting.toUpperCase(Locale.ROOT));
        }
        if (Set.of("identity_insert", "ansi_nulls", "quoted_identifier", "nocount")
                .contains(setting)) {
            throw other(scanner, "SQL Server", "SET " + setting);
        }
    }
}
