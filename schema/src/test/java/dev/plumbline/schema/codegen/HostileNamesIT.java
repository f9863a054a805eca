package dev.plumbline.schema.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testsql.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jooq.Named;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes made from a database whose owner wants to run code where they are compiled and loaded. */
class HostileNamesIT {
    private static final String MARK = "plumbline.hostile";
    private static final long SEED = Long.getLong("plumbline.seed", 4711);
    private static final List<String> PIECES = List.of(
            "\"",
            "\\",
            "\\u000a",
            "\\u0022",
            "\\uZZZZ",
            "*/",
            "/*",
            "//",
            "\"\"\"",
            "\n",
            "\r\n",
            "\t",
            "\u0001",
            "\u001b",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u200f",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\u00ad",
            "\ue022",
            "\ue000\ue05c",
            "\uf8ff",
            "😀",
            "\ud800\udc00",
            "é",
            "İ",
            "ß",
            "%s",
            "%n",
            "%",
            "[[",
            "]]",
            "[before=x]",
            "{0}",
            "?",
            "${x}",
            "`",
            "'",
            "''",
            "$$",
            "@deprecated",
            "{@link java.lang.System#exit}",
            "<script>",
            "&lt;",
            ";",
            "}",
            "__IMPORT_STATEMENT__",
            "__SERIAL_STATEMENT__",
            " ",
            "-",
            ".",
            "$",
            "_",
            "0",
            "a",
            "B",
            "class");
    private static final List<String> WHOLE = List.of(
            "class",
            "Class",
            "object",
            "string",
            "integer",
            "override",
            "void",
            "record",
            "_",
            "__",
            "1st",
            "$",
            "foo_bar",
            "fooBar",
            "Foo_Bar",
            "FOO__BAR",
            "foobar",
            "tables",
            "keys",
            "default_schema",
            "public",
            "org",
            "java",
            "con",
            "😀".repeat(15),
            "é".repeat(31),
            "a".repeat(63),
            "return_value",
            "key",
            "size",
            "class_",
            "getClass",
            "some");

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);

    /** What runs when it becomes code. */
    private static String attack(String kind) {
        return "s\"+System.setProperty(\"" + MARK + "\",\"" + kind + "\")+\"";
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    /** As much of it as the server keeps of a name. */
    private static String cut(String name) {
        var kept = new StringBuilder();
        name.codePoints().forEach(c -> {
            String with = kept + Character.toString(c);
            if (with.getBytes(StandardCharsets.UTF_8).length <= 63) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    private List<String> names(String kind) {
        var names = new ArrayList<>(WHOLE);
        if (!List.of("table", "column", "label").contains(kind)) {
            Collections.shuffle(names, random);
            names.subList(10, names.size()).clear();
        }
        names.add(cut(attack(kind)));
        names.add(cut("*/static{System.setProperty(\"" + MARK + "\",\"1\");}/*"));
        names.add(cut("\\u002a\\u002fstatic{System.setProperty(\"" + MARK + "\",\"\");}"));
        names.add(cut("\\\");System.setProperty(\"" + MARK + "\",\"2\");//"));
        names.add(cut("\n;static{System.setProperty(\"" + MARK + "\",\"3\");}"));
        for (int i = 0; i < 8; i++) {
            names.add(cut(IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                    .reduce(i % 2 == 0 ? "x" : "", String::concat)));
        }
        return names.stream().distinct().toList();
    }

    private String anyText() {
        return attack("comment")
                + IntStream.range(0, 8)
                        .mapToObj(piece -> PIECES.get(random.nextInt(PIECES.size())))
                        .reduce(" \\uZZZZ */ ", String::concat);
    }

    private static void each(Statement statement, List<String> sql) throws SQLException {
        for (String one : sql) {
            try {
                statement.execute(one);
            } catch (SQLException e) {
                throw new SQLException(one, e);
            }
        }
    }

    private void fill(Database database, String schema) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set client_min_messages = error");
            if (!schema.equals("public")) {
                statement.execute("create schema " + quoted(schema));
            }
            statement.execute("comment on schema " + quoted(schema) + " is " + literal(anyText()));
            statement.execute("set search_path = " + quoted(schema));
            types(statement);
            tables(statement);
            routines(statement);
        }
    }

    private void types(Statement statement) throws SQLException {
        var labels = names("label");
        statement.execute("create type labels as enum ('', "
                + String.join(", ", labels.stream().map(HostileNamesIT::literal).toList()) + ")");
        for (String name : names("type")) {
            each(
                    statement,
                    List.of(
                            "create sequence " + quoted(cut("s" + name)) + " increment 3",
                            "comment on sequence " + quoted(cut("s" + name)) + " is " + literal(anyText()),
                            "create type " + quoted(cut("e" + name)) + " as enum ('a', 'A')",
                            "create domain " + quoted(cut("d" + name)) + " as text default " + literal(anyText())
                                    + " check (value <> " + literal(anyText()) + ")",
                            "comment on domain " + quoted(cut("d" + name)) + " is " + literal(anyText()),
                            "create type " + quoted(cut("u" + name)) + " as (" + quoted(name)
                                    + " integer, other text)"));
        }
    }

    private void tables(Statement statement) throws SQLException {
        var columns = new StringBuilder();
        for (String name : names("column")) {
            columns.append(", ").append(quoted(name)).append(" text default ").append(literal(anyText()));
        }
        statement.execute("create table wide (l labels default ''" + columns + ")");
        int i = 0;
        for (String name : names("table")) {
            String table = quoted(name);
            String other = quoted(cut("c" + name));
            String constraint = cut("n" + i++ + name);
            each(
                    statement,
                    List.of(
                            "create table " + table + " (id integer primary key, " + quoted(cut("k" + name)) + " "
                                    + quoted(isType(statement, cut("e" + name)) ? cut("e" + name) : "labels")
                                    + ", constraint " + quoted(constraint) + " check (id <> length("
                                    + literal(anyText()) + ")))",
                            "create table " + other + " (id integer constraint " + quoted(cut("f" + i + name))
                                    + " references " + table + ", "
                                    + "up integer references " + table + ", "
                                    + quoted(cut("k" + name)) + " integer constraint " + quoted(cut("u" + i + name))
                                    + " unique)",
                            "create index " + quoted(cut("i" + i + name)) + " on " + other + " ("
                                    + quoted(cut("k" + name)) + ")",
                            "create view " + quoted(cut("v" + i + name)) + " as select id as " + quoted(name) + ", "
                                    + literal(anyText()) + "::text as t from " + table,
                            "comment on table " + table + " is " + literal(anyText()),
                            "comment on column " + table + ".id is " + literal(anyText())));
        }
    }

    private static boolean isType(Statement statement, String name) throws SQLException {
        try (var row = statement.executeQuery("select to_regtype(" + literal(quoted(name)) + ") is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void routines(Statement statement) throws SQLException {
        for (String name : names("routine")) {
            String routine = quoted(cut("r" + name));
            String parameter = quoted(cut(name));
            each(
                    statement,
                    List.of(
                            "create function " + routine + "(" + parameter + " text default " + literal(anyText())
                                    + ", \"p q\" integer default 0) returns text language sql as 'select null::text'",
                            "create function " + routine + "(integer) returns integer language sql as 'select 1'",
                            "create function " + quoted(cut("t" + name)) + "(i integer) returns table (" + parameter
                                    + " text) language sql as 'select null::text'",
                            "create procedure " + quoted(cut("p" + name)) + "(" + parameter
                                    + " integer) language sql as ''",
                            "comment on function " + routine + "(integer) is " + literal(anyText())));
        }
    }

    private List<Class<?>> generated(Map<String, String> properties, String name) throws Exception {
        Path folder = temp.resolve(name);
        TypesJob.run(properties, "some.types", folder);
        return CompiledTypes.load(folder, temp.resolve(name + "-classes"));
    }

    private static Map<String, String> live(Database database, String schemas) {
        return Map.of(
                "url",
                "postgresql://" + database.user() + "@" + database.hosts(),
                "database",
                database.name(),
                "password",
                database.password().orElse(""),
                "schemas",
                schemas);
    }

    @Test
    void noNameAndNoCommentBecomesCode() throws Exception {
        System.clearProperty(MARK);
        try (var hostile = ThrowAwayDatabase.create()) {
            fill(hostile.database(), "public");
            List<Class<?>> classes = generated(live(hostile.database(), "public"), "one");
            assertThat(System.getProperty(MARK)).as("seed " + SEED).isNull();
            assertThat(tableNames(classes))
                    .containsAll(Sql.rows(
                            hostile.database(),
                            "select relname from pg_class c"
                                    + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')"));
            assertThat(constants(classes, "Sequences"))
                    .containsExactlyInAnyOrderElementsOf(
                            Sql.rows(hostile.database(), "select relname from pg_class where relkind = 'S'"));
            assertThat(constants(classes, "Indexes"))
                    .containsExactlyInAnyOrderElementsOf(Sql.rows(
                            hostile.database(),
                            "select relname from pg_class c where relkind = 'i' and relnamespace = 'public'::regnamespace"
                                    + " and not exists (select from pg_constraint where conindid = c.oid)"));
        }
    }

    @Test
    void severalSchemasOfHostileNamesAreKeptApart() throws Exception {
        System.clearProperty(MARK);
        try (var hostile = ThrowAwayDatabase.create()) {
            var schemas = List.of("A", "a", "x\"; static{}*/", "tables", "\\u0022é");
            for (String schema : schemas) {
                try (Connection connection = hostile.database().connect();
                        Statement statement = connection.createStatement()) {
                    each(
                            statement,
                            List.of(
                                    "create schema " + quoted(schema),
                                    "create table " + quoted(schema) + ".t (id integer primary key)",
                                    "create table " + quoted(schema) + ".\"T\" (id integer references " + quoted(schema)
                                            + ".t)"));
                }
            }
            List<Class<?>> classes = generated(live(hostile.database(), String.join(",", schemas)), "several");
            assertThat(tableNames(classes)).hasSize(10);
            assertThat(System.getProperty(MARK)).isNull();
        }
    }

    private static List<String> tableNames(List<Class<?>> classes) throws ReflectiveOperationException {
        var names = new ArrayList<String>();
        for (Class<?> type : classes) {
            if (Table.class.isAssignableFrom(type) && type.getEnclosingClass() == null) {
                names.add(((Table<?>) type.getConstructor().newInstance()).getName());
            }
        }
        return names;
    }

    private static List<String> constants(List<Class<?>> classes, String holder) throws ReflectiveOperationException {
        var names = new ArrayList<String>();
        for (Class<?> type : classes) {
            if (type.getSimpleName().equals(holder)) {
                for (var field : type.getFields()) {
                    names.add(((Named) field.get(null)).getName());
                }
            }
        }
        return names;
    }
}
