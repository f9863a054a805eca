package dev.plumbline.verifier.reader;

import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.rights.ActingRole;
import dev.plumbline.database.rights.ConfinedQuestions;
import dev.plumbline.database.rights.ReadingRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * Asks about what a pack promises; its questions read and call objects that belong to others. Where they are not asked as the session's
 * own role, each text returned here must be sent as a plain statement, and {@link #forget} follows before anything is prepared. One
 * thread.
 */
public final class Reader {

    private static final List<ConfinedQuestions.Column> PLAN =
            List.of(new ConfinedQuestions.Column("plan", "pg_catalog.json"));

    private final Connection connection;
    private final ActingRole owner;
    private Optional<ConfinedQuestions> confined = Optional.empty();

    private Reader(Connection connection, ActingRole owner) {
        this.connection = connection;
        this.owner = owner;
    }

    public static Reader of(Connection connection) throws SQLException {
        return new Reader(connection, ReadingRole.ofAnything(connection));
    }

    /** Empty: the session's own. */
    public Optional<String> role() {
        return owner.role();
    }

    public boolean isConfined() {
        return owner.confined();
    }

    /** Makes rows that are hidden from the reader an error, in the current transaction. */
    public void begin() throws SQLException {
        confined = Optional.empty();
        if (isConfined()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local row_security = off");
            }
        }
    }

    /** jOOQ, whose questions are asked by this reader. */
    public DSLContext sql(Settings settings) {
        Configuration configuration = new DefaultConfiguration().set(connection).set(SQLDialect.POSTGRES);
        return DSL.using(
                isConfined()
                        ? configuration
                                .set(settings.withStatementType(StatementType.STATIC_STATEMENT))
                                .set(new ReaderListener(this))
                        : configuration.set(settings));
    }

    /** Wraps a query with the current search path. */
    public String query(String sql) throws SQLException {
        return isConfined() ? questions().query(sql) : sql;
    }

    /** The columns of a query; for {@link #query(String, List)}, which may then be called in the middle of others. */
    public List<ConfinedQuestions.Column> columns(String sql) throws SQLException {
        questions();
        return ConfinedQuestions.columns(connection, sql);
    }

    public String query(String sql, List<ConfinedQuestions.Column> columns) throws SQLException {
        return questions().query(sql, columns);
    }

    /** Wraps an EXPLAIN in JSON. */
    public String explain(String sql) throws SQLException {
        return isConfined() ? questions().put(sql, PLAN) : sql;
    }

    public <T> T ask(String sql, int fetched, SqlReader<T> rows) throws SQLException {
        return owner.ask(connection, sql, fetched, rows);
    }

    /** Removes what other people's code may have prepared. */
    public void forget() throws SQLException {
        if (confined.isPresent()) {
            confined.get().forget();
        }
    }

    private ConfinedQuestions questions() throws SQLException {
        if (confined.isEmpty()) {
            confined = Optional.of(owner.questions(connection));
        }
        return confined.get();
    }
}
