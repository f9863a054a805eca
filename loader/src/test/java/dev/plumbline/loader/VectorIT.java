package dev.plumbline.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.loader.mode.Mode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
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
        assumeTrue(there || mustBeThere(), "the server does not have pgvector");
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

    /** The container's image brings it; a test that is skipped there would be skipped everywhere. */
    private static boolean mustBeThere() {
        return "true".equals(System.getenv("CI")) && "container".equals(System.getProperty("plumbline.server"));
    }
}
