package dev.plumbline.schema.script;

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
            + "|VACUUM\\b|(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)\\b|ALTER DATABASE .* SET TABLESPACE"
            + "|ALTER SYSTEM\\b|DISCARD ALL\\b).*");

    private NonTransactional() {}

    public static boolean is(SqlStatement statement) {
        return STATEMENT.matcher(statement.words()).matches();
    }

    public static boolean inAny(List<SqlStatement> statements) {
        return statements.stream().anyMatch(NonTransactional::is);
    }
}
