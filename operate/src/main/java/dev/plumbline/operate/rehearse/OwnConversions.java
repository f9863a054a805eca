package dev.plumbline.operate.rehearse;

import dev.plumbline.operate.trial.ScriptRunner;
import dev.plumbline.schema.migrate.Applied;
import dev.plumbline.schema.pack.MigrationFile;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Statements that convert a column by an expression of their own, which the copy evaluated for the rows that it has: neither the old value
 * nor its cast says what becomes of the others.
 *
 * @param texts of the statements, without the casts in them that are no more than the new type
 */
record OwnConversions(List<String> texts) {
    private static final String TYPE = "([\\w$.\"\\[\\] ]+?(?:\\(\\s*\\d+(?:\\s*,\\s*\\d+)?\\s*\\))?)";
    private static final String COLUMN = "(?:\"[^\"]+\"|[\\w$]+)";
    private static final Pattern CAST = Pattern.compile(
            "\\btype\\s+" + TYPE + "\\s+using\\s+(?:\\(\\s*" + COLUMN + "\\s*::\\s*\\1\\s*\\)|" + COLUMN
                    + "\\s*::\\s*\\1|cast\\s*\\(\\s*" + COLUMN + "\\s+as\\s+\\1\\s*\\))(?=\\s*(?:,|;|$))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OWN =
            Pattern.compile("\\btype\\b.*\\busing\\b", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    OwnConversions {
        texts = List.copyOf(texts);
    }

    /** Those of the files that were applied. */
    static OwnConversions of(Pack pack, List<Applied> applied) {
        var found = new ArrayList<String>();
        for (Applied one : applied) {
            for (MigrationFile file : pack.files(one.phase())) {
                if (file.script().equals(one.script())) {
                    ScriptRunner.statements(pack, file).stream()
                            .map(SqlStatement::withoutComments)
                            .map(text -> CAST.matcher(text).replaceAll("type $1"))
                            .filter(text -> OWN.matcher(text).find())
                            .forEach(found::add);
                }
            }
        }
        return new OwnConversions(found);
    }

    /** Whether one of them may be of this column, by any of its names. */
    boolean mayBeOf(String... names) {
        for (String name : names) {
            String plain = name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
            Pattern word = Pattern.compile(
                    "(?<![\\w$])" + Pattern.quote(plain) + "(?![\\w$])",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            if (texts.stream().anyMatch(text -> word.matcher(text).find())) {
                return true;
            }
        }
        return false;
    }
}
