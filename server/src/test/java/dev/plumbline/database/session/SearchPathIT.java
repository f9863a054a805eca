package dev.plumbline.database.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.relation.NamedRelation;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose names a session sees. */
class SearchPathIT {
    private static final String OURS = "pg_catalog, pg_temp";

    private static ThrowAwayDatabase holder;
    private static Database database;

    @BeforeAll
    static void open() throws SQLException {
        holder = ThrowAwayDatabase.create();
        Sql.run(
                holder.database(),
                "create schema \"My; drop\"; create schema app; create table app.\"T\" (id int);"
                        + " create table public.\"T\" (id int)");
        database = holder.database().withSettings(Map.of("search_path", "nowhere,\"My; drop\",app,public"));
    }

    @AfterAll
    static void close() {
        holder.close();
    }

    @Test
    void aSessionStartsWithPostgresNamesAlone() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(path(connection)).isEqualTo(OURS);
            assertThat(SearchPath.schemas(connection)).containsExactly("My; drop", "app", "public");
            assertThat(SearchPath.home(connection)).contains("My; drop");
            assertThat(path(connection)).isEqualTo(OURS);
        }
    }

    @Test
    void theUsersPathIsThereForTheirSqlAndGoneAfterwards() throws SQLException {
        try (Connection connection = database.connect()) {
            String asked = "nowhere,\"My; drop\",app,public";
            assertThat(SearchPath.users(connection, () -> path(connection))).isEqualTo(asked);
            assertThat(path(connection)).isEqualTo(OURS);
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> SearchPath.users(connection, () -> failing(connection)))
                    .isInstanceOf(SQLException.class)
                    .hasNoSuppressedExceptions();
            connection.rollback();
            assertThat(path(connection)).isEqualTo(OURS);
        }
    }

    @Test
    void aStrangersPathIsPutBackAsItWasAndIsNoSql() throws SQLException {
        try (Connection connection = database.connectForUser();
                Statement statement = connection.createStatement()) {
            statement.execute("select set_config('search_path', 'a;drop/**/table/**/app.\"T\"', false)");
            String before = path(connection);
            assertThat(SearchPath.ours(connection, () -> path(connection))).isEqualTo(OURS);
            assertThat(path(connection)).isEqualTo(before);
            assertThat(NamedRelation.find(connection, "app.\"T\"")).isPresent();
        }
    }

    @Test
    void aNameIsFoundOnceByTheUsersPath() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(NamedRelation.find(connection, "\"T\"").map(NamedRelation::sql))
                    .contains("\"app\".\"T\"");
            assertThat(NamedRelation.find(connection, "public.\"T\"").map(NamedRelation::sql))
                    .contains("\"public\".\"T\"");
            assertThat(NamedRelation.find(connection, "t")).isEmpty();
            assertThat(NamedRelation.find(connection, "pg_class").map(NamedRelation::schema))
                    .contains("pg_catalog");
        }
    }

    private static int failing(Connection connection) throws SQLException {
        return (int) Sql.number(connection, "select 1 / 0");
    }

    private static String path(Connection connection) throws SQLException {
        return Sql.ask(connection, "show search_path");
    }
}
