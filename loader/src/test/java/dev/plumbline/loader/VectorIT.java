package dev.plumbline.loader;

import static dev.plumbline.types.tools.Tables.TOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Packs;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.Test;

/** Columns of pgvector's type, in a schema off the search path; skipped where the server does not have the extension. */
class VectorIT {

    private static final class Items extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        final org.jooq.TableField<Record, Integer> id = createField(DSL.name("id"), SQLDataType.INTEGER);
        final org.jooq.TableField<Record, float[]> e = createField(
                DSL.name("e"),
                SQLDataType.OTHER.asConvertedDataType(
                        org.jooq.Converter.of(Object.class, float[].class, o -> (float[]) o, f -> f)));

        Items() {
            super(DSL.name("t"));
        }
    }

    private static Scratch scratch() {
        var scratch = new Scratch();
        boolean there = scratch.rows("select 1 from pg_available_extensions where name = 'vector'")
                .equals(java.util.List.of("1"));
        if (!there) {
            scratch.close();
        }
        assumeTrue(there || mustBeThere(), "tools: the server lacks [vector]");
        scratch.run(
                "create schema ext",
                "create extension vector schema ext",
                "create table t (id int primary key, e ext.vector(3))");
        return scratch;
    }

    @Test
    void everyModeTakesVectorsAndNamesAWrongDimension() {
        for (Mode mode : Mode.values()) {
            try (var scratch = scratch()) {
                Path file = scratch.file("t.csv", "id,e", "1,\"[1,2.5,3]\"", "2,", "3,\"[1,2]\"", "4,\"{1,2,3}\"");
                var result = scratch.into("t")
                        .mode(mode)
                        .rejects(scratch.path("r.csv"))
                        .files(file)
                        .run();
                assertThat(result.examples().stream().map(r -> r.line() + " " + r.column() + ": " + r.reason()))
                        .as("%s", mode)
                        .containsExactly(
                                "4 e: expected 3 dimensions, not 2",
                                "5 e: invalid input syntax for type vector: \"{1,2,3}\": Vector contents must start with"
                                        + " \"[\".");
                assertThat(scratch.rows("select * from t order by id")).containsExactly("1|[1,2.5,3]", "2|null");
            }
        }
    }

    @Test
    void arraysOfFloatsAreTakenByATypedLoad() {
        try (var scratch = scratch()) {
            var items = new Items();
            Table<Record> table = items;
            Field<float[]> e = items.e;
            assertThat(e.getType()).isEqualTo(float[].class);
            Loader.of(scratch.database())
                    .into(table)
                    .rows(Stream.of(7))
                    .column(items.id, id -> id)
                    .column(items.e, id -> new float[] {1, 2, 3})
                    .run();
            assertThat(scratch.rows("select * from t")).containsExactly("7|[1,2,3]");
        }
    }

    @Test
    void arraysOfVectorsComeOutOfNestedArraysOfJson() {
        try (var scratch = scratch()) {
            scratch.run("create table many (id int primary key, one ext.vector(2), all_of ext.vector[])");
            Path file = scratch.file(
                    "many.ndjson",
                    "{\"id\": 1, \"one\": [1, 2.5], \"all_of\": [[1, 2], [3e-1, 4]]}",
                    "{\"id\": 2, \"one\": null, \"all_of\": []}",
                    "{\"id\": 3, \"all_of\": [[5, 6], null]}");
            var result = scratch.into("many")
                    .rejects(scratch.path("r.csv"))
                    .files(file)
                    .run();
            assertThat(result.examples()).isEmpty();
            assertThat(scratch.rows("select * from many order by id"))
                    .containsExactly("1|[1,2.5]|{\"[1,2]\",\"[0.3,4]\"}", "2|null|{}", "3|null|{\"[5,6]\",NULL}");
        }
    }

    /** Records of the generated class, through COPY, come back as they were. */
    @Test
    void toolsAreLoadedAsTypedRows() throws SQLException {
        var pack = Packs.find("tools");
        assumeTrue(PackDatabases.lacking(pack).isEmpty() || mustBeThere(), "tools: the server lacks [vector]");
        try (var built = PackDatabases.migrated(pack)) {
            Loader.of(built.database())
                    .into(TOOL)
                    .rows(IntStream.range(0, 500).boxed())
                    .column(TOOL.KEY, n -> "tool-" + n)
                    .column(TOOL.NAME, n -> "Tool \"" + n + '"')
                    .column(TOOL.SHORT_DESC, n -> "Does,\nand does.")
                    .column(TOOL.TAGS, n -> new String[] {"net", "a, b", "n" + n})
                    .column(TOOL.META, n -> JSONB.jsonb("{\"n\": " + n + "}"))
                    .column(TOOL.EMBEDDING, n -> n % 100 == 0 ? null : embedding(n))
                    .run();
            try (Connection connection = built.database().connectForUser()) {
                var sql = DSL.using(connection, SQLDialect.POSTGRES);
                var kept = sql.selectFrom(TOOL).orderBy(TOOL.ID).fetch();
                assertThat(kept).hasSize(500);
                for (int n = 0; n < 500; n++) {
                    assertThat(kept.get(n).getEmbedding()).isEqualTo(n % 100 == 0 ? null : embedding(n));
                    assertThat(kept.get(n).getTags()).containsExactly("net", "a, b", "n" + n);
                    assertThat(kept.get(n).getPlatform()).isEmpty();
                }
            }
        }
    }

    private static float[] embedding(int n) {
        var embedding = new float[128];
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] = (float) Math.sin(n * 0.37 + i);
        }
        return embedding;
    }

    /** The container's image brings it; a test that is skipped there would be skipped everywhere. */
    private static boolean mustBeThere() {
        return "true".equals(System.getenv("CI")) && "container".equals(System.getProperty("plumbline.server"));
    }
}
