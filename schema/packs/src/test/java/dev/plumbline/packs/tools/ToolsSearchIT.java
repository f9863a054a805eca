package dev.plumbline.packs.tools;

import static dev.plumbline.types.tools.Tables.FIND_TOOLS;
import static dev.plumbline.types.tools.Tables.GET_NEAREST_TOOLS;
import static dev.plumbline.types.tools.Tables.GET_NEAREST_TOOLS_EXACT;
import static dev.plumbline.types.tools.Tables.TOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.operate.undo.keep.StepRecorder;
import dev.plumbline.schema.migrate.MigrateOptions;
import dev.plumbline.schema.migrate.PackDatabases;
import dev.plumbline.schema.pack.Pack;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import dev.plumbline.types.tools.bindings.Vector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nearest neighbours through the generated classes, held against distances computed in Java over the sample. */
class ToolsSearchIT {
    private static final int NEAR = 10;

    private final Pack pack = Packs.find("tools");
    private ThrowAwayDatabase holder;
    private Connection connection;
    private DSLContext sql;

    @BeforeEach
    void open() {
        assumeTrue(PackDatabases.lacking(pack).isEmpty(), () -> "tools: the server lacks " + pack.extensions());
        holder = SampleDatabases.of(pack);
        connection = holder.database().connectForUser();
        sql = DSL.using(connection, SQLDialect.POSTGRES);
    }

    @AfterEach
    void close() throws SQLException {
        if (holder != null) {
            connection.close();
            holder.close();
        }
    }

    private record Row(long id, float[] embedding, List<String> tags, List<String> platform) {}

    private List<Row> rows() {
        return sql.selectFrom(TOOL)
                .where(TOOL.EMBEDDING.isNotNull())
                .fetch(tool -> new Row(
                        tool.getId(),
                        tool.getEmbedding(),
                        Arrays.asList(tool.getTags()),
                        Arrays.asList(tool.getPlatform())));
    }

    private static List<Long> nearest(List<Row> rows, float[] to, Predicate<Row> fitting) {
        return rows.stream()
                .filter(fitting)
                .sorted(Comparator.comparingDouble(row -> distance(row.embedding(), to)))
                .limit(NEAR)
                .map(Row::id)
                .toList();
    }

    private static double distance(float[] one, float[] other) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * (double) other[i];
            first += one[i] * (double) one[i];
            second += other[i] * (double) other[i];
        }
        return 1 - product / Math.sqrt(first * second);
    }

    @Test
    void theExactOnesAreThoseThatJavaFinds() {
        List<Row> rows = rows();
        for (Row asked : rows.subList(0, 20)) {
            List<Long> wanted = nearest(rows, asked.embedding(), row -> true);
            assertThat(sql.selectFrom(GET_NEAREST_TOOLS_EXACT.call(asked.embedding(), NEAR))
                            .fetch(GET_NEAREST_TOOLS_EXACT.ID))
                    .isEqualTo(wanted);
            assertThat(sql.select(TOOL.ID)
                            .from(TOOL)
                            .where(TOOL.EMBEDDING.isNotNull())
                            .orderBy(Vector.euclideanDistance(TOOL.EMBEDDING, asked.embedding()))
                            .limit(NEAR)
                            .fetch(TOOL.ID))
                    .hasSize(NEAR)
                    .startsWith(asked.id());
            assertThat(sql.selectFrom(FIND_TOOLS.call(asked.embedding(), new String[0], new String[] {"linux"}, NEAR))
                            .fetch(FIND_TOOLS.ID))
                    .isEqualTo(nearest(
                            rows, asked.embedding(), row -> row.platform().contains("linux")));
        }
    }

    /**
     * Lists are made of the rows there are, so a sample comes before them: lists of an empty table would all be one, and the first
     * would find everything. All lists together miss nothing.
     */
    @Test
    void theIndexFindsMoreTheMoreListsAreLookedInto() {
        sql.execute("set enable_seqscan = off");
        List<Row> rows = rows();
        assertThat(sql.explain(sql.select(TOOL.ID)
                                .from(TOOL)
                                .orderBy(Vector.cosineDistance(
                                        TOOL.EMBEDDING, rows.get(0).embedding()))
                                .limit(NEAR))
                        .plan())
                .contains("tool_embed_ivff");
        double few = recall(rows, 1);
        double all = recall(rows, 100);
        assertThat(few).isBetween(0.05, 0.99);
        assertThat(all).isEqualTo(1.0);
        long through = rows.stream()
                .limit(20)
                .filter(asked -> sql.selectFrom(GET_NEAREST_TOOLS.call(asked.embedding(), 1))
                        .fetch(GET_NEAREST_TOOLS.ID)
                        .equals(List.of(asked.id())))
                .count();
        assertThat(through).isEqualTo(20);
    }

    private double recall(List<Row> rows, int probes) {
        sql.execute("set ivfflat.probes = " + probes);
        double found = 0;
        for (Row asked : rows) {
            List<Long> wanted = nearest(rows, asked.embedding(), row -> true);
            found += sql
                    .select(TOOL.ID)
                    .from(TOOL)
                    .orderBy(Vector.cosineDistance(TOOL.EMBEDDING, asked.embedding()))
                    .limit(NEAR)
                    .fetch(TOOL.ID)
                    .stream()
                    .filter(wanted::contains)
                    .count();
        }
        return found / (rows.size() * NEAR);
    }

    @Test
    void theGraphTakesThePlaceOfTheListsAndGivesItBack() {
        Pack graph = Packs.find(Path.of("tools", "hnsw").toAbsolutePath().toString());
        assertThat(StepRecorder.migrator(holder.database(), graph, MigrateOptions.DEFAULT)
                        .migrate())
                .hasSize(2);
        sql.execute("set enable_seqscan = off");
        List<Row> rows = rows();
        assertThat(indexes()).contains("tool_embed_hnsw").doesNotContain("tool_embed_ivff");
        assertThat(sql.selectFrom(GET_NEAREST_TOOLS.call(rows.get(0).embedding(), NEAR))
                        .fetch(GET_NEAREST_TOOLS.ID))
                .isEqualTo(nearest(rows, rows.get(0).embedding(), row -> true));
        var undo = new dev.plumbline.operate.undo.Undo(
                holder.database(),
                graph,
                dev.plumbline.operate.undo.UndoOptions.oneStep().withBackup(true));
        undo.run(undo.plan());
        undo.run(undo.plan());
        assertThat(indexes()).contains("tool_embed_ivff").doesNotContain("tool_embed_hnsw");
    }

    private List<String> indexes() {
        return sql.fetchValues("select indexname::text from pg_indexes where tablename = 'tool'").stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void manyAreInsertedAtOnce() {
        List<Row> rows = rows();
        var batch = sql.batch(rows.stream()
                .limit(50)
                .map(row -> sql.insertInto(TOOL)
                        .set(TOOL.KEY, "copy-of-" + row.id())
                        .set(TOOL.NAME, "Copy")
                        .set(TOOL.SHORT_DESC, "Is a copy.")
                        .set(TOOL.TAGS, row.tags().toArray(String[]::new))
                        .set(TOOL.EMBEDDING, row.embedding()))
                .toList());
        assertThat(batch.execute()).hasSize(50).containsOnly(1);
        Map<String, float[]> copies =
                sql.selectFrom(TOOL).where(TOOL.KEY.startsWith("copy-of-")).fetchMap(TOOL.KEY, TOOL.EMBEDDING);
        rows.stream()
                .limit(50)
                .forEach(row -> assertThat(copies.get("copy-of-" + row.id())).containsExactly(row.embedding()));
    }
}
