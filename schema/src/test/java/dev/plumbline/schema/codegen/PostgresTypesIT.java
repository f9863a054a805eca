package dev.plumbline.schema.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every type of PostgreSQL's own as a column of a generated class. */
class PostgresTypesIT {
    /** Values at the ends of what a type holds; the server writes them, jOOQ reads them and writes them again. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("aclitem", List.of("=r/postgres")),
            Map.entry("bigint", List.of("-9223372036854775808", "9223372036854775807")),
            Map.entry("bit", List.of("1", "0")),
            Map.entry(
                    "bit varying", List.of("", "1010011100000000000000000000000000000000000000000000000000000000001")),
            Map.entry("boolean", List.of("t", "f")),
            Map.entry("box", List.of("(1.5,2),(-3,-4)", "(1e300,1e-300),(0,0)")),
            Map.entry("bytea", List.of("", "\\x00ff7f80")),
            Map.entry("\"char\"", List.of("a", "~")),
            Map.entry("character", List.of("x")),
            Map.entry("character varying", List.of("", "a\"b\\c,{}'\u20ac", "NULL")),
            Map.entry("cid", List.of("0", "4294967295")),
            Map.entry("cidr", List.of("0.0.0.0/0", "2001:db8::/32")),
            Map.entry("circle", List.of("<(1,-2),0>", "<(1e100,0),3.25>")),
            Map.entry("date", List.of("0001-01-01", "2026-02-28", "9999-12-31")),
            Map.entry("datemultirange", List.of("{}", "{[2026-01-01,2026-02-01),[2027-01-01,)}")),
            Map.entry("daterange", List.of("empty", "(,)", "[2026-01-01,2026-02-01)")),
            Map.entry("double precision", List.of("1.7976931348623157e308", "4.9e-324", "NaN", "Infinity")),
            Map.entry("inet", List.of("10.1.2.3/8", "::1", "255.255.255.255")),
            Map.entry("int2vector", List.of("", "1 -32768 32767")),
            Map.entry("int4multirange", List.of("{}", "{[-2147483648,5),[7,2147483647)}")),
            Map.entry("int4range", List.of("empty", "[-2147483648,2147483647)", "(,)")),
            Map.entry("int8multirange", List.of("{[1,9223372036854775807)}")),
            Map.entry("int8range", List.of("[-9223372036854775808,9223372036854775807)")),
            Map.entry("integer", List.of("-2147483648", "2147483647")),
            Map.entry(
                    "interval",
                    List.of(
                            "178 years 11 mons 30 days 23:59:59.999999",
                            "-3 days -04:05:06.5",
                            "-1 mons +3 days -04:05:06",
                            "00:00:00")),
            Map.entry("json", List.of("null", "{\"a\": [1, \"\\\"x\"]}")),
            Map.entry("jsonb", List.of("null", "{\"a\": [1, \"\\\"x\"]}")),
            Map.entry("jsonpath", List.of("$.\"a\"[*]?(@.\"b\" > 1)")),
            Map.entry("line", List.of("{1,-1,0.5}")),
            Map.entry("lseg", List.of("[(1,2),(3,4.5)]")),
            Map.entry("macaddr", List.of("08:00:2b:01:02:03")),
            Map.entry("macaddr8", List.of("08:00:2b:01:02:03:04:05")),
            Map.entry("money", List.of("-92233720368547758.08", "92233720368547758.07", "0", "1234.50")),
            Map.entry("name", List.of("", "a\"b")),
            Map.entry("numeric", List.of("1e131071", "1e-16383", "-0.10")),
            Map.entry("nummultirange", List.of("{[1.5,2.5),(3,)}")),
            Map.entry("numrange", List.of("[1.5,2.50]", "empty")),
            Map.entry("oid", List.of("0", "4294967295")),
            Map.entry("oidvector", List.of("", "1 4294967295")),
            Map.entry("path", List.of("((1,2),(3,4))", "[(0,0),(1,1)]")),
            Map.entry("pg_lsn", List.of("0/0", "FFFFFFFF/FFFFFFFF")),
            Map.entry("pg_snapshot", List.of("10:20:10,14,15")),
            Map.entry("point", List.of("(1,2)", "(-1e-300,1e300)")),
            Map.entry("polygon", List.of("((0,0),(1,1),(1,0))")),
            Map.entry("real", List.of("3.4028235e38", "1e-45", "NaN", "-Infinity")),
            Map.entry("refcursor", List.of("c\"1")),
            Map.entry("regclass", List.of("pg_class")),
            Map.entry("regcollation", List.of("\"C\"")),
            Map.entry("regconfig", List.of("english")),
            Map.entry("regdictionary", List.of("simple")),
            Map.entry("regnamespace", List.of("pg_catalog")),
            Map.entry("regoper", List.of("||/")),
            Map.entry("regoperator", List.of("+(integer,integer)")),
            Map.entry("regproc", List.of("now")),
            Map.entry("regprocedure", List.of("now()", "abs(integer)")),
            Map.entry("regrole", List.of("postgres")),
            Map.entry("regtype", List.of("integer", "timestamp with time zone")),
            Map.entry("smallint", List.of("-32768", "32767")),
            Map.entry("text", List.of("", "a\"b\\c,{}'\u20ac\ud83d\ude00")),
            Map.entry("tid", List.of("(0,1)", "(4294967295,65535)")),
            Map.entry("time with time zone", List.of("00:00:00-15:59", "23:59:59.999999+15:59")),
            Map.entry("time without time zone", List.of("00:00:00", "23:59:59.999999")),
            Map.entry("timestamp with time zone", List.of("0001-01-02 00:00:00+00", "9999-12-31 23:59:59.999999+00")),
            Map.entry("timestamp without time zone", List.of("0001-01-01 00:00:00", "9999-12-31 23:59:59.999999")),
            Map.entry("tsmultirange", List.of("{[2026-01-01,2026-01-02),[2027-01-01,infinity)}")),
            Map.entry("tsquery", List.of("'a':*B & !'it''s' <2> 'c'", "")),
            Map.entry("tsrange", List.of("[2026-01-01 00:00:00.000001,)")),
            Map.entry("tstzmultirange", List.of("{[2026-01-01 00:00:00+00,)}")),
            Map.entry("tstzrange", List.of("[2026-01-01 00:00:00+05:30,infinity]")),
            Map.entry("tsvector", List.of("", "'a':1A,2 'it''s \"x\"\\\\':3")),
            Map.entry("txid_snapshot", List.of("10:20:10,14,15")),
            Map.entry("uuid", List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")),
            Map.entry("xid", List.of("0", "4294967295")),
            Map.entry("xid8", List.of("0", "18446744073709551615")),
            Map.entry("xml", List.of("<a b=\"c\">&lt;</a>")));

    private static final Map<String, String> EXTENSION_VALUES =
            Map.of("citext", "A\"b\\\\c", "hstore", "\"a\"=>\"1, \\\"x\", \"b\"=>NULL", "ltree", "Top.Science");

    /** The server makes values of these itself and takes none. */
    private static final Set<String> WITHOUT_INPUT = Set.of(
            "gtsvector",
            "pg_brin_bloom_summary",
            "pg_brin_minmax_multi_summary",
            "pg_dependencies",
            "pg_mcv_list",
            "pg_ndistinct",
            "pg_node_tree");

    @TempDir
    Path temp;

    /** Of pg_catalog, as a column may have them; arrays after their elements. */
    private static List<String> types(Connection connection) throws Exception {
        var types = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select format_type(t.oid, null) from pg_type t"
                        + " left join pg_type e on e.typarray = t.oid"
                        + " where t.typnamespace = 'pg_catalog'::regnamespace and t.typtype in ('b', 'r', 'm')"
                        + " and (e.oid is null or e.typtype in ('b', 'r', 'm'))"
                        + " order by e.oid is not null, t.typname")) {
            while (rows.next()) {
                types.add(rows.getString(1));
            }
        }
        return types;
    }

    private static String quoted(String type) {
        return '"' + type.replace("\"", "'") + '"';
    }

    @Test
    void everyTypeHasAJavaTypeAndItsValuesComeBackAsTheyWere() throws Exception {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connect();
                Statement statement = connection.createStatement()) {
            List<String> types = types(connection);
            statement.execute("set timezone = 'UTC'");
            statement.execute("create table public.every (id integer primary key, "
                    + types.stream().map(type -> quoted(type) + " " + type).collect(Collectors.joining(", ")) + ")");
            Table<?> every = table(database.database(), "Every");

            assertThat(Arrays.stream(every.fields())
                            .filter(field -> field.getType() == Object.class || field.getType() == Object[].class))
                    .isEmpty();
            var wrong = new ArrayList<String>();
            int id = 0;
            for (String type : types) {
                for (String literal : literals(type)) {
                    wrong.addAll(roundTrip(connection, every, type, literal, id += 2));
                }
            }
            assertThat(wrong).as("what does not come back").isEmpty();
            assertThat(id).isGreaterThan(400);
        }
    }

    @Test
    void typesOfExtensionsAreText() throws Exception {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connect();
                Statement statement = connection.createStatement()) {
            List<String> extensions = Stream.of("citext", "hstore", "ltree")
                    .filter(extension -> installable(statement, extension))
                    .toList();
            assertThat(extensions).as("extensions of this server").isNotEmpty();
            statement.execute("create schema others");
            statement.execute("set search_path = public"); // as an application's is
            var columns = new ArrayList<String>();
            for (String extension : extensions) {
                String schema = extension.equals("hstore") ? "public" : "others";
                statement.execute("create extension " + extension + " schema " + schema);
                columns.add(extension + " " + schema + "." + extension);
                columns.add("\"" + extension + "[]\" " + schema + "." + extension + "[]");
            }
            statement.execute("create table public.every (id integer primary key, " + String.join(", ", columns) + ")");
            Table<?> every = table(database.database(), "Every");

            var wrong = new ArrayList<String>();
            int id = 0;
            for (String extension : extensions) {
                assertThat(every.field(DSL.name(extension)).getType()).isEqualTo(String.class);
                assertThat(every.field(DSL.name(extension + "[]")).getType()).isEqualTo(String[].class);
                String value = EXTENSION_VALUES.get(extension);
                wrong.addAll(roundTrip(connection, every, extension, "'" + value + "'", id += 2));
                wrong.addAll(roundTrip(connection, every, extension, "null", id += 2));
                wrong.addAll(roundTrip(
                        connection,
                        every,
                        extension + "[]",
                        "array['" + value + "', null]::" + (extension.equals("hstore") ? "public." : "others.")
                                + extension + "[]",
                        id += 2));
            }
            assertThat(wrong).as("what does not come back").isEmpty();
        }
    }

    private static boolean installable(Statement statement, String extension) {
        try (var row = statement.executeQuery(
                "select count(*) from pg_available_extensions where name = '" + extension + "'")) {
            return row.next() && row.getInt(1) == 1;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** As SQL. */
    private static List<String> literals(String type) {
        if (WITHOUT_INPUT.contains(type.replace("[]", ""))) {
            return List.of("null");
        }
        List<String> values = VALUES.get(type.replace("[]", ""));
        assertThat(values).as("values of type " + type).isNotNull();
        String element = type.replace("[]", "");
        List<String> cast = values.stream()
                .map(value -> "cast('" + value.replace("'", "''") + "' as " + element + ")")
                .toList();
        if (!type.endsWith("[]")) {
            return Stream.concat(cast.stream(), Stream.of("null")).toList();
        }
        return List.of("array[" + String.join(", ", cast) + ", null]", "array[]::" + type, "null");
    }

    /** What is wrong with it. */
    private static List<String> roundTrip(Connection connection, Table<?> every, String type, String literal, int id)
            throws Exception {
        String column = quoted(type);
        String name = column.substring(1, column.length() - 1);
        var dsl = DSL.using(connection, SQLDialect.POSTGRES);
        Field<Object> field = untyped(every.field(DSL.name(name)));
        Field<Object> key = untyped(every.field(DSL.name("id")));
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into public.every (id, " + column + ") values (" + id + ", " + literal + ")");
            Table<?> target = DSL.table(DSL.name("public", "every"));
            Object value =
                    dsl.select(field).from(target.as("every")).where(key.eq(id)).fetchOne(field);
            dsl.insertInto(target, key, field).values(id + 1, value).execute();
            dsl.insertInto(target, key, field)
                    .values(DSL.inline(-id), DSL.inline(value, field))
                    .execute();
            try (var rows = statement.executeQuery("select string_agg(distinct coalesce(" + column
                    + "::text, 'null'), ' | ') from public.every where id in (" + id + ", " + (id + 1) + ", " + -id
                    + ")"
                    + " having count(distinct coalesce(" + column + "::text, 'null')) <> 1")) {
                return rows.next() ? List.of(type + ": " + literal + ": " + rows.getString(1)) : List.of();
            }
        } catch (SQLException | RuntimeException e) {
            return List.of(type + ": " + literal + ": "
                    + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    @SuppressWarnings("unchecked")
    private static Field<Object> untyped(Field<?> field) {
        return (Field<Object>) field;
    }

    private Table<?> table(Database database, String name) throws Exception {
        Path sources = temp.resolve("types");
        TypesJob.run(CompiledTypes.address(database), "some.types", sources);
        for (Class<?> type : CompiledTypes.load(sources, temp.resolve("classes"))) {
            if (type.getName().equals("some.types.tables." + name)) {
                return (Table<?>) type.getConstructor().newInstance();
            }
        }
        throw new AssertionError("no class " + name);
    }
}
