package dev.plumbline.schema.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.Database;
import dev.plumbline.server.ThrowAwayDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.UpdatableRecord;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedColumnsIT {
    @TempDir
    Path temp;

    @Test
    void aRecordNeverWritesAGeneratedColumn() throws Exception {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create domain public.words as tsvector;"
                    + "create table public.line (id integer primary key, price money not null,"
                    + " twice money generated always as (price * 2) stored, found public.words)");
            Table<?> table = line(database.database());
            assertThat(Arrays.stream(table.getRecordType().getMethods()).map(method -> method.getName()))
                    .contains("setPrice", "getTwice")
                    .doesNotContain("setTwice");

            statement.execute("set search_path = public");
            DSLContext dsl = dsl(connection);
            var line = (UpdatableRecord<?>) table.getRecordType()
                    .getConstructor(Integer.class, BigDecimal.class, BigDecimal.class, String.class)
                    .newInstance(1, new BigDecimal("4.25"), new BigDecimal("99"), "'a':1");
            line.attach(dsl.configuration());
            line.insert();
            line.fromMap(Map.of("price", "-1000000.10", "twice", "98"));
            line.update();

            line.fromMap(Map.of("id", "2", "price", "1", "twice", "98"));
            assertThatThrownBy(line::insert)
                    .isInstanceOfSatisfying(
                            DataAccessException.class,
                            e -> assertThat(e.sqlState()).isEqualTo("428C9"))
                    .hasMessageContaining("twice");

            Record stored = dsl.selectFrom(table).fetchSingle();
            assertThat(List.of(stored.intoArray()).stream().map(String::valueOf))
                    .containsExactly("1", "-1000000.10", "-2000000.20", "'a':1");
        }
    }

    @Test
    void aDomainOverAnArrayIsReadAsTheArray() throws Exception {
        try (var database = ThrowAwayDatabase.create();
                Connection connection = database.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create domain public.words as text[] check (cardinality(value) < 5);"
                    + "create domain public.few_words as public.words;"
                    + "create table public.line (id integer primary key, words public.words, few public.few_words)");
            Table<?> table = line(database.database());

            statement.execute("set search_path = public; insert into line values (1, '{a,b}', '{c}')");
            DSLContext dsl = dsl(connection);

            Record stored = dsl.selectFrom(table).fetchSingle();

            assertThat((Object[]) stored.get("words")).containsExactly("a", "b");
        }
    }

    /** The generated class of table {@code line}. */
    private Table<?> line(Database database) throws Exception {
        TypesJob.run(CompiledTypes.address(database), "some.types", temp.resolve("types"));
        Class<?> type = CompiledTypes.load(temp.resolve("types"), temp.resolve("classes")).stream()
                .filter(one -> one.getName().equals("some.types.tables.Line"))
                .findFirst()
                .orElseThrow();
        return (Table<?>) type.getConstructor().newInstance();
    }

    private static DSLContext dsl(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withRenderNameCase(RenderNameCase.AS_IS));
    }
}
