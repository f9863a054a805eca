package dev.plumbline.database.rights;

import dev.plumbline.database.Identifier;
import dev.plumbline.database.NamedRelation;
import dev.plumbline.database.SearchPath;
import dev.plumbline.database.SearchPath.SqlReader;
import dev.plumbline.database.SqlWork;
import dev.plumbline.database.session.ConsistentRead;
import dev.plumbline.database.session.Savepoints;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The role that work on a table is done as, when that is not the session's. Triggers, checks, defaults, policies and expressions
 * of indexes are functions of whoever made the table, and run with the rights of who reads or writes it: a superuser does that as
 * the owner. Work that can run such code is done where the server lets it take no other role ({@link OwnersRights}), all other by
 * SET ROLE.
 *
 * @param role empty: the session's own
 * @param held whether that work can run code which could take the session's own role back; without a role, it is not done
 * @param hidden whether policies hide rows from the owner too
 */
public record TableOwner(Optional<String> role, boolean held, boolean hidden) {

    /** Only where the owner has fewer rights; whether he has those that the work needs. */
    private static final String FIND = """
            select
                o.rolname,
                c.relrowsecurity and c.relforcerowsecurity as hidden,
                has_schema_privilege(o.oid, c.relnamespace, 'usage')
                and has_table_privilege(o.oid, c.oid, 'select')
                and (? or c.relkind = 'm' or has_table_privilege(o.oid, c.oid, 'insert')
                    and has_table_privilege(o.oid, c.oid, 'update') and has_table_privilege(o.oid, c.oid, 'delete')
                    and has_table_privilege(o.oid, c.oid, 'truncate')) as may
            from pg_class c
            join pg_roles o on o.oid = c.relowner
            join pg_roles me on me.rolname = current_user
            where c.oid = ?
              and me.rolsuper
              and not o.rolsuper
              and c.relkind in ('r', 'p', 'm', 'v')
            """;

    private static final String FIND_READER = """
            with t as (
                select c.oid, c.relowner, c.relnamespace, c.relrowsecurity, c.relforcerowsecurity, o.rolname, o.rolsuper
                from pg_class c
                join pg_roles o on o.oid = c.relowner
                where c.oid = any (?::oid[])
            )
            select case
                when not (select rolsuper from pg_roles where rolname = current_user) or (select bool_and(rolsuper) from t)
                    then ''
                when (select count(distinct relowner) = 1 and not bool_or(relrowsecurity and relforcerowsecurity)
                        and bool_and(has_schema_privilege(relowner, relnamespace, 'usage'))
                        and bool_and(has_table_privilege(relowner, oid, 'select'))
                    from t) then (select rolname from t limit 1)
                when not exists (select from t where relrowsecurity) then 'pg_read_all_data'
            end
            """;

    private static final String FIND_READER_OF_ALL = """
            with thing as (
                select c.relowner as owner, c.relnamespace as home, 'pg_class'::regclass as class, c.oid
                from pg_class c
                where c.relkind in ('r', 'p', 'm', 'v', 'f') and c.relpersistence <> 't'
                union all
                select p.proowner, p.pronamespace, 'pg_proc'::regclass, p.oid
                from pg_proc p
            ),
            owner as (
                select distinct o.rolname, o.rolsuper
                from thing
                join pg_namespace n on n.oid = thing.home and not starts_with(n.nspname::text, 'pg_')
                    and n.nspname not in ('information_schema', 'plumbline')
                join pg_roles o on o.oid = thing.owner
                where not exists (
                    select
                    from pg_depend d
                    where d.classid = thing.class and d.objid = thing.oid and d.objsubid = 0 and d.deptype = 'e')
            )
            select case
                when not (select rolsuper from pg_roles where rolname = current_user)
                    or not exists (select from owner where not rolsuper)
                    then ''
                when (select count(*) from owner) = 1 then (select rolname from owner)
                else 'pg_read_all_data'
            end
            """;

    /** The session's own role. */
    public static final TableOwner NOBODY_ELSE = new TableOwner(Optional.empty(), false, false);

    /** By SET ROLE. */
    public TableOwner(String role) {
        this(Optional.of(role), false, false);
    }

    private String heldRole() throws SQLException {
        if (role.isEmpty()) {
            throw NotConfinedException.hidden();
        }
        return role.get();
    }

    /** Whoever this would be, it is not done: rows are hidden from the owner, and the session's own role would run his code. */
    private static final TableOwner NOBODY = new TableOwner(Optional.empty(), true, true);

    /** As whom a table is read. */
    public static TableOwner of(Connection connection, long table) throws SQLException {
        TableOwner found = find(connection, table, true);
        if (!found.hidden()) {
            return found;
        }
        return found.held() ? NOBODY : NOBODY_ELSE;
    }

    /**
     * As whom a table is written. Where policies hold for the owner too, and nothing there can run his code, the session's own role
     * goes past them; otherwise the work is his, and he may see less than all.
     */
    public static TableOwner writing(Connection connection, long table) throws SQLException {
        TableOwner found = find(connection, table, false);
        return found.hidden() && !found.held() ? NOBODY_ELSE : found;
    }

    /** Where there is code of the owner's, what he lacks a right for is refused; without, the session's own role does it. */
    private static TableOwner find(Connection connection, long table, boolean reads) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setBoolean(1, reads);
            query.setLong(2, table);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return NOBODY_ELSE;
                }
                boolean held = OwnersCode.in(connection, table);
                return held || row.getBoolean(3)
                        ? new TableOwner(Optional.of(row.getString(1)), held, row.getBoolean(2))
                        : NOBODY_ELSE;
            }
        }
    }

    private static boolean anyCode(Connection connection, List<Long> tables) throws SQLException {
        boolean code = false;
        for (long table : tables) {
            code |= OwnersCode.in(connection, table);
        }
        return code;
    }

    /**
     * As whom tables are read together. The planner works out constant calls in their indexes with the rights of who asks, so a superuser
     * asks as their owner, or as the role that may read everything and nothing else.
     *
     * @param tables by oid; none: the session's own role
     * @return empty where neither sees every row
     */
    public static Optional<TableOwner> reading(Connection connection, List<Long> tables) throws SQLException {
        if (tables.isEmpty()) {
            return Optional.of(NOBODY_ELSE);
        }
        try (PreparedStatement query = connection.prepareStatement(FIND_READER)) {
            query.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String role = row.getString(1);
                if (role == null) {
                    return Optional.empty();
                }
                return Optional.of(
                        role.isEmpty()
                                ? NOBODY_ELSE
                                : new TableOwner(Optional.of(role), anyCode(connection, tables), false));
            }
        }
    }

    /** The same; where neither sees every row the session's own role does, as long as that runs nobody's code. */
    public static TableOwner readingAll(Connection connection, List<Long> tables) throws SQLException {
        Optional<TableOwner> reader = reading(connection, tables);
        return reader.isPresent() ? reader.get() : anyCode(connection, tables) ? NOBODY : NOBODY_ELSE;
    }

    /**
     * As whom one table is read: the session's own role where nobody else sees all its rows.
     *
     * @param table with its schema, quoted where it must be
     */
    public static TableOwner readingOne(Connection connection, String table) throws SQLException {
        Optional<NamedRelation> found = NamedRelation.find(connection, table);
        return found.isEmpty()
                ? NOBODY_ELSE
                : readingAll(connection, List.of(found.get().oid()));
    }

    /**
     * As whom questions are asked of which nobody knows what they read or call: as the one who owns all there is, or as the role that
     * may read everything and nothing else. Where row-level security hides rows from it, {@code row_security = off} makes that an error.
     */
    public static TableOwner readingAnything(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(FIND_READER_OF_ALL)) {
            row.next();
            return row.getString(1).isEmpty()
                    ? NOBODY_ELSE
                    : new TableOwner(Optional.of(row.getString(1)), true, false);
        }
    }

    /** Does the work as this role, then takes the session's own again. */
    public <T> T during(Connection connection, SqlWork<T> work) throws SQLException {
        if (role.isEmpty()) {
            return work.run();
        }
        begin(connection);
        return SearchPath.backTo(() -> end(connection), work);
    }

    /** Runs one statement with the search path of now, within the caller's transaction; how many rows it wrote. */
    public long write(Connection connection, String sql) throws SQLException {
        if (held) {
            return once(connection, rights -> rights.perform(heldRole(), sql));
        }
        return during(connection, () -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
                return Math.max(0, statement.getLargeUpdateCount());
            }
        });
    }

    /** The first so many numbers of the only row that a statement gives, which may write. */
    public List<Long> numbers(Connection connection, String sql, int columns) throws SQLException {
        if (held) {
            return once(connection, rights -> rights.numbers(heldRole(), sql, columns));
        }
        return ask(connection, sql, row -> {
            row.next();
            var numbers = new ArrayList<Long>();
            for (int i = 1; i <= columns; i++) {
                numbers.add(row.getLong(i));
            }
            return numbers;
        });
    }

    /** Asks a question with the search path of now. */
    public <T> T ask(Connection connection, String sql, SqlReader<T> reader) throws SQLException {
        return ask(connection, sql, 0, reader);
    }

    /** @param fetched how many rows come at once; 0: all */
    public <T> T ask(Connection connection, String sql, int fetched, SqlReader<T> reader) throws SQLException {
        if (held && connection.getAutoCommit()) {
            return ConsistentRead.asking(connection, () -> ask(connection, sql, fetched, reader));
        }
        if (held && !onlyReads(connection)) {
            return once(connection, rights -> rights.ask(heldRole(), sql, reader));
        }
        if (held) {
            var questions = questions(connection);
            String call = questions.query(sql);
            return SearchPath.backTo(
                    questions::forget,
                    () -> Savepoints.takingBack(connection, open -> read(open, call, fetched, reader)));
        }
        return during(connection, () -> read(connection, sql, fetched, reader));
    }

    private static <T> T read(Connection connection, String sql, int fetched, SqlReader<T> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setFetchSize(fetched);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return reader.read(rows);
            }
        }
    }

    /** For who sends the questions by other ways, where they are held. */
    public ConfinedQuestions questions(Connection connection) throws SQLException {
        return ConfinedQuestions.of(connection, heldRole());
    }

    private static boolean onlyReads(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show transaction_read_only")) {
            return row.next() && row.getString(1).equals("on");
        }
    }

    /** Made and taken away around each: what the owner's code could find of it is never committed. */
    private static <T> T once(Connection connection, Held<T> work) throws SQLException {
        var rights = new OwnersRights(connection);
        T result = work.with(rights);
        rights.end();
        return result;
    }

    private interface Held<T> {
        T with(OwnersRights rights) throws SQLException;
    }

    /** For work that {@link #end} ends. */
    public void begin(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "set role " + Identifier.quote(role.get()));
        }
    }

    public void end(Connection connection) throws SQLException {
        if (role.isPresent()) {
            execute(connection, "reset role");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
