package dev.plumbline.verifier.sqlcheck;

import dev.plumbline.database.SqlWork;
import dev.plumbline.database.TableOwner;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query that reads tables of others. The planner works out constant calls in their indexes with the rights of who asks, so a superuser
 * asks as their owner, or as the role that may read everything and nothing else; or not at all where neither sees every row.
 *
 * @param tables by oid
 */
record Question(String query, List<Long> tables) {
    private static final String ALLOWED = """
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

    Question {
        tables = List.copyOf(tables);
    }

    /** The first column is the query; the second, where there is one, the tables. */
    static List<Question> read(ResultSet rows) throws SQLException {
        List<Question> questions = new ArrayList<>();
        while (rows.next()) {
            List<Long> tables = new ArrayList<>();
            if (rows.getMetaData().getColumnCount() > 1) {
                Array oids = rows.getArray(2);
                for (Object oid : (Object[]) oids.getArray()) {
                    tables.add(((Number) oid).longValue());
                }
            }
            questions.add(new Question(rows.getString(1), tables));
        }
        return questions;
    }

    /** Asks as whom it may; false when there is nobody. */
    boolean ask(Connection connection, SqlWork<?> asking) throws SQLException {
        Optional<TableOwner> reader = reader(connection);
        if (reader.isEmpty()) {
            return false;
        }
        reader.get().during(connection, asking);
        return true;
    }

    /** The tables as a person writes them. */
    String names(Connection connection) throws SQLException {
        String sql = "select string_agg(oid::regclass::text, ', ') from pg_class where oid = any (?::oid[])";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return String.valueOf(row.getString(1));
            }
        }
    }

    private Optional<TableOwner> reader(Connection connection) throws SQLException {
        if (tables.isEmpty()) {
            return Optional.of(TableOwner.NOBODY_ELSE);
        }
        try (PreparedStatement statement = connection.prepareStatement(ALLOWED)) {
            statement.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String role = row.getString(1);
                return Optional.ofNullable(role)
                        .map(name -> new TableOwner(Optional.of(name).filter(known -> !known.isEmpty())));
            }
        }
    }
}
