package dev.plumbline.planner.observation;

import dev.plumbline.schema.script.NonTransactional;
import dev.plumbline.schema.script.SqlStatement;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file begins and ends transactions itself. */
public final class OwnTransactions {
    private static final Pattern BEGINS = Pattern.compile("(BEGIN|START TRANSACTION)\\b.*");
    private static final Pattern COMMITS = Pattern.compile("(COMMIT|END)\\b(?! PREPARED).*");
    /** What may stand outside them: it changes nothing but the session. */
    private static final Pattern SETTING = Pattern.compile("(SET|RESET)\\b.*");

    private OwnTransactions() {}

    /** The first statement that begins or ends one. */
    public static Optional<ObservedStatement> first(ObservedFile file) {
        return file.statements().stream()
                .filter(one -> sql(one).controlsTransaction())
                .findFirst();
    }

    /** How many transactions the file consists of; 0 if anything stands outside them, or one is rolled back or never ends. */
    public static int parts(ObservedFile file) {
        int parts = 0;
        boolean open = false;
        for (ObservedStatement one : file.statements()) {
            String words = sql(one).words();
            if (BEGINS.matcher(words).matches()) {
                if (open) {
                    return 0;
                }
                open = true;
                parts++;
            } else if (COMMITS.matcher(words).matches()) {
                if (!open) {
                    return 0;
                }
                open = false;
            } else if (sql(one).controlsTransaction()
                    || !open && !SETTING.matcher(words).matches()) {
                return 0;
            }
        }
        return open ? 0 : parts;
    }

    /** The first statement that should be in a transaction, and is in none because of another that cannot be. */
    public static Optional<ObservedStatement> mixed(ObservedFile file) {
        if (file.inTransaction() || file.statements().stream().noneMatch(one -> NonTransactional.is(sql(one)))) {
            return Optional.empty();
        }
        boolean open = false;
        for (ObservedStatement one : file.statements()) {
            SqlStatement sql = sql(one);
            if (sql.controlsTransaction()) {
                open = BEGINS.matcher(sql.words()).matches();
            } else if (!open && !SETTING.matcher(sql.words()).matches() && !NonTransactional.is(sql)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static SqlStatement sql(ObservedStatement one) {
        return new SqlStatement(one.line(), one.text(), Optional.empty());
    }
}
