package dev.plumbline.schema.script;

import dev.plumbline.schema.pack.MigrationFile;
import java.util.List;
import java.util.regex.Pattern;

/** The statements PostgreSQL refuses inside a transaction block. */
public final class NonTransactional {
    private static final Pattern STATEMENT = Pattern.compile("(CREATE (UNIQUE )?INDEX CONCURRENTLY"
            + "|DROP INDEX CONCURRENTLY"
            + "|REINDEX (\\([^)]*\\) )?(INDEX|TABLE|SCHEMA|DATABASE|SYSTEM) CONCURRENTLY"
            + "|REINDEX (\\([^)]*CONCURRENTLY[^)]*\\) )"
            + "|REINDEX (\\([^)]*\\) )?(SCHEMA|DATABASE|SYSTEM)"
            + "|ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY"
            + "|VACUUM\\b|CLUSTER( VERBOSE| \\([^)]*\\))*;?$|(CREATE|DROP) (DATABASE|TABLESPACE)\\b"
            + "|DROP SUBSCRIPTION\\b|CREATE SUBSCRIPTION (?!.*\\b(CONNECT|CREATE_SLOT) ?=? ?(FALSE|OFF|NO|0)\\b)|ALTER DATABASE .* SET TABLESPACE"
            + "|ALTER SYSTEM\\b|DISCARD ALL\\b).*");

    private NonTransactional() {}

    public static boolean is(SqlStatement statement) {
        return STATEMENT.matcher(statement.words()).matches();
    }

    /** Whether a file is run in a transaction: by its settings, else because it contains nothing that forbids it. */
    public static boolean allowsTransaction(MigrationFile file, SqlScript script) {
        return ScriptSettings.of(file).inTransaction().orElse(!inAny(script.statements()));
    }

    public static boolean inAny(List<SqlStatement> statements) {
        return statements.stream().anyMatch(NonTransactional::is);
    }
}
