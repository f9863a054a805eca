package dev.plumbline.loader.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.row.RowSource;
import dev.plumbline.loader.row.SourceException;
import dev.plumbline.loader.row.SourceFormat;
import dev.plumbline.server.ThrowAwayDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The server is the oracle: it executes each constant of the list, and gets by COPY what was read of the same text. */
class SqlLiteralIT {

    @Test
    void everyConstantMeansWhatItMeansToTheServer() throws Exception {
        List<String> differences = new ArrayList<>();
        try (ThrowAwayDatabase throwAway = ThrowAwayDatabase.create();
                Connection connection = throwAway.database().connectForUser();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("create type pair as (a int, b text); create type mood as enum ('happy', 'sad')");
            for (LiteralCase literal : LiteralCase.all()) {
                String executed = executed(statement, literal);
                String loaded = loaded(connection, statement, literal);
                String difference = difference(executed, loaded);
                if (!difference.equals(literal.difference())) {
                    differences.add(literal + "\n    executed: " + executed + "\n    loaded:   " + loaded + "\n    "
                            + difference + ", listed as: " + literal.difference());
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String difference(String executed, String loaded) {
        boolean refused = executed.startsWith("error");
        boolean notLoaded = loaded.startsWith("error");
        if (refused || notLoaded) {
            return refused && notLoaded ? "" : refused ? "lenient" : "strict";
        }
        return executed.equals(loaded) ? "" : "another value";
    }

    private static String executed(Statement statement, LiteralCase literal) throws SQLException {
        try {
            table(statement, literal);
            statement.execute(literal.setting());
            statement.execute("insert into t values (" + literal.literal() + "\n)");
            return stored(statement);
        } catch (SQLException e) {
            return "error: " + e.getMessage();
        } finally {
            statement.execute("reset all");
        }
    }

    private static String loaded(Connection connection, Statement statement, LiteralCase literal)
            throws SQLException, IOException {
        table(statement, literal);
        String file = literal.setting() + "INSERT INTO t VALUES (" + literal.literal() + "\n);";
        try (RowSource source = Reading.open(file, SourceOptions.standard().withFormat(SourceFormat.SQL))) {
            assertThat(source.next()).isTrue();
            if (!source.row().isDefault(0)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy t from stdin", new StringReader(CopyText.line(source.row())));
            } else {
                statement.execute("insert into t default values");
            }
            assertThat(source.next()).isFalse();
            return stored(statement);
        } catch (SourceException | SQLException e) {
            return "error: " + e.getMessage();
        }
    }

    private static void table(Statement statement, LiteralCase literal) throws SQLException {
        statement.execute("drop table if exists t; create table t (v " + literal.type() + ")");
    }

    private static String stored(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select v::text, pg_typeof(v) from t")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1) + " " + rows.getString(2);
        }
    }
}
