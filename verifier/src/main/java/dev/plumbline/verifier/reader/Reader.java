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
 * Who asks what a pack promises, whose questions read and call what is somebody's in the database. Where that is not the session's own
 * role, each text that is put here goes as a plain statement, and {@link #forget} follows before anything is prepared. One thread.
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

    /** Has rows that are hidden from the reader be an error, in the transaction that is open. */
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

    /** Puts a query with the search path of now. */
    public String query(String sql) throws SQLException {
        return isConfined() ? questions().query(sql) : sql;
    }

    /** What a query gives; for {@link #query(String, List)}, which may then be called in the middle of others. */
    public List<ConfinedQuestions.Column> columns(String sql) throws SQLException {
        questions();
        return ConfinedQuestions.columns(connection, sql);
    }

    public String query(String sql, List<ConfinedQuestions.Column> columns) throws SQLException {
        return questions().query(sql, columns);
    }

    /** Puts an EXPLAIN in JSON. */
    public String explain(String sql) throws SQLException {
        return isConfined() ? questions().put(sql, PLAN) : sql;
    }

    public <T> T ask(String sql, int fetched, SqlReader<T> rows) throws SQLException {
        return owner.ask(connection, sql, fetched, rows);
    }

    /** What the code of others may have prepared. */
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
