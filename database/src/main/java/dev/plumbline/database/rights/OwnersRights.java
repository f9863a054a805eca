package dev.plumbline.database.rights;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.SearchPath.SqlReader;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs statements as the owner of what they touch, within the caller's transaction. SET ROLE would not do, because the owner's code could
 * reset it: each statement runs while a materialized view of the owner's is refreshed, where the server lets nobody change the role,
 * create temporary objects or leave a trigger for later. One thread.
 */
public final class OwnersRights {
    private static final String APART = """
            select r.rolname <> current_user and not r.rolsuper and (
              me.rolsuper
              or pg_catalog.pg_has_role(r.oid, case when pg_catalog.current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end))
            from pg_catalog.pg_roles r
            cross join pg_catalog.pg_roles me
            where r.rolname = ? and me.rolname = current_user
            """;

    private static final String OWNER = """
            select o.rolname
            from pg_catalog.pg_class c
            join pg_catalog.pg_roles o on o.oid = c.relowner
            join pg_catalog.pg_roles me on me.rolname = current_user
            where c.oid = pg_catalog.to_regclass(?) and me.rolsuper and not o.rolsuper
              and pg_catalog.has_schema_privilege(o.oid, c.relnamespace, 'usage')
            """;

    private final Connection connection;
    private final boolean needed;
    private final Map<String, Boolean> apart = new HashMap<>();
    private String schema = "";
    private int answers;
    private Optional<EventTriggers> events = Optional.empty();

    public OwnersRights(Connection connection) {
        this(connection, true);
    }

    private OwnersRights(Connection connection, boolean needed) {
        this.connection = connection;
        this.needed = needed;
    }

    /** For a session that has the rights of the owners and no others: it does everything itself. */
    public static OwnersRights ofTheSession(Connection connection) {
        return new OwnersRights(connection, false);
    }

    /** Whether the role has fewer rights than this session and the session may act for it. */
    public boolean apart(String role) throws SQLException {
        if (!needed) {
            return false;
        }
        Boolean known = apart.get(role);
        if (known == null) {
            try (PreparedStatement query = connection.prepareStatement(APART)) {
                query.setString(1, role);
                try (ResultSet row = query.executeQuery()) {
                    known = row.next() && row.getBoolean(1);
                }
            }
            apart.put(role, known);
        }
        return known;
    }

    /**
     * The table's owner, if that role has fewer rights than this superuser's session.
     *
     * @param table with its schema, quoted where it must be
     */
    public Optional<String> ownerOf(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OWNER)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** Runs one statement with the rights of a role for which {@link #apart} is true. */
    public void run(String role, String sql) throws SQLException {
        step(role, sql + "\n; select 1::pg_catalog.int8");
    }

    /** Runs any one statement with the current search path; returns how many rows it wrote. */
    public long perform(String role, String sql) throws SQLException {
        body(
                role,
                "declare n pg_catalog.int8; begin execute " + Identifier.literal(sql)
                        + "; get diagnostics n = row_count; return n; end");
        return done();
    }

    /** As {@link #perform}, with the first columns of the only row it gives. */
    public List<Long> numbers(String role, String sql, int columns) throws SQLException {
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "n" + i).toList();
        String answer = answer(
                names.stream().map(name -> name + " pg_catalog.int8").collect(Collectors.joining(", ", "(", ")")),
                role);
        body(
                role,
                names.stream()
                                .map(name -> name + " pg_catalog.int8; ")
                                .collect(Collectors.joining("", "declare ", "begin execute "))
                        + Identifier.literal(sql) + " into " + String.join(", ", names) + "; insert into " + answer
                        + " values ("
                        + String.join(", ", names) + "); return 1; end");
        return read(answer, row -> {
            row.next();
            var numbers = new ArrayList<Long>();
            for (int i = 1; i <= columns; i++) {
                numbers.add(row.getLong(i));
            }
            return numbers;
        });
    }

    /** Asks a question with the current search path. */
    public <T> T ask(String role, String sql, SqlReader<T> reader) throws SQLException {
        String answer = answer(
                ConfinedQuestions.columns(connection, sql).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ", "(", ")")),
                role);
        body(role, "begin execute " + Identifier.literal("insert into " + answer + " " + sql) + "; return 1; end");
        return read(answer, reader);
    }

    private String answer(String columns, String role) throws SQLException {
        String answer = "pg_temp.plumbline_answer_" + ++answers;
        unheard(
                "create temporary table " + answer.substring("pg_temp.".length()) + " " + columns,
                "grant insert on " + answer + " to " + Identifier.quote(role));
        return answer;
    }

    private <T> T read(String answer, SqlReader<T> reader) throws SQLException {
        T result;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from " + answer)) {
            result = reader.read(rows);
        }
        unheard("drop table " + answer);
        return result;
    }

    /** The same for an INSERT or UPDATE; returns how many rows it wrote. */
    public int write(String role, String sql) throws SQLException {
        step(role, "with written as (" + sql + "\n returning 1) select pg_catalog.count(*) from written");
        return (int) done();
    }

    private long done() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select done from " + schema + ".work")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void step(String role, String body) throws SQLException {
        prepare();
        define("language sql", body);
        refresh(role);
    }

    /** A path set in the function overrides the one that the server sets for every refresh. */
    private void body(String role, String body) throws SQLException {
        prepare();
        define("language plpgsql set search_path from current", body);
        refresh(role);
    }

    private void define(String how, String body) throws SQLException {
        unheard(
                "set local check_function_bodies = off",
                "create or replace function " + schema + ".step() returns pg_catalog.int8 volatile " + how + " as "
                        + Identifier.literal(body));
    }

    private void refresh(String role) throws SQLException {
        String quoted = Identifier.quote(role);
        unheard(
                "grant create on schema " + schema + " to " + quoted,
                "alter materialized view " + schema + ".work owner to " + quoted,
                "revoke create on schema " + schema + " from " + quoted);
        events().refresh(() -> execute("refresh materialized view " + schema + ".work"));
    }

    /** Drops what was needed for it; without this call it stays in the database. */
    public void end() throws SQLException {
        if (!schema.isEmpty()) {
            unheard("drop schema " + schema + " cascade");
            schema = "";
        }
    }

    private void prepare() throws SQLException {
        if (!schema.isEmpty()) {
            return;
        }
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        schema = "plumbline_owner_" + HexFormat.of().formatHex(random);
        unheard(
                "create schema " + schema,
                "grant usage on schema " + schema + " to public",
                "create function " + schema + ".step() returns pg_catalog.int8 language sql volatile as 'select 1'",
                "grant execute on function " + schema + ".step() to public",
                "create materialized view " + schema + ".work as select " + schema + ".step() as done with no data");
    }

    private void unheard(String... statements) throws SQLException {
        events().unheard(() -> execute(statements));
    }

    private EventTriggers events() throws SQLException {
        if (events.isEmpty()) {
            events = Optional.of(EventTriggers.find(connection));
        }
        return events.get();
    }

    private boolean execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return true;
    }
}
