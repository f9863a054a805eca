package dev.plumbline.test;

import dev.plumbline.database.Database;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database made for tests. Its address holds for as long as the test, the class or the run that owns it. */
public final class TestDatabase {

    private final Database database;

    private TestDatabase(Database database) {
        this.database = database;
    }

    static TestDatabase of(PlumblineTest wanted) {
        var answer = new TreeMap<>(
                IsolatedEngine.ask(Map.of("pack", wanted.pack(), "sample", Boolean.toString(wanted.sample()))));
        String hosts = answer.remove("hosts");
        String name = answer.remove("name");
        return new TestDatabase(new Database(hosts, name, answer));
    }

    /** The extensions that a pack needs and the server has not; empty: none. */
    static String lacking(String pack) {
        return IsolatedEngine.ask(Map.of("lacks", pack)).getOrDefault("lacking", "");
    }

    void drop() {
        IsolatedEngine.ask(Map.of("drop", database.name()));
    }

    public Database database() {
        return database;
    }

    /** The JDBC address, without user and password. */
    public String url() {
        return database.jdbcUrl();
    }

    public String user() {
        return database.user();
    }

    public String password() {
        return database.password().orElse("");
    }

    /** Opens a connection as a service would. The caller closes it. */
    public Connection connect() throws java.sql.SQLException {
        return dataSource().getConnection();
    }

    /** A source without a pool. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(url());
        source.setUser(user());
        source.setPassword(password());
        return source;
    }
}
