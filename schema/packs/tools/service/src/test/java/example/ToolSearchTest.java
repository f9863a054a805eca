package example;

import static dev.plumbline.types.tools.Tables.TOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.test.PlumblineTest;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

@PlumblineTest(pack = "tools", scope = PlumblineTest.Scope.METHOD)
class ToolSearchTest {

    @Test
    void whatIsKeptComesBackAsItWas(DSLContext sql) {
        float[] direction = axis(5);
        var kept = new ToolSearch(sql).keep("my-tool", "Does it.", List.of("a \"quoted\" tag", "x"), Map.of("a", "\"b\""), direction);

        assertThat(kept.getEmbedding()).containsExactly(direction);
        assertThat(kept.getTags()).containsExactly("a \"quoted\" tag", "x");
        assertThat(kept.getMeta().data()).isEqualTo("{\"a\": \"\\\"b\\\"\"}");
        assertThat(kept.getPlatform()).isEmpty();
        assertThat(kept.getUsageCount()).isZero();
    }

    @Test
    void theNearestComesFirst(DSLContext sql) {
        var search = new ToolSearch(sql);
        search.keep("north", "Points.", List.of("x"), Map.of(), axis(0));
        search.keep("nearly-north", "Points.", List.of("x", "y"), Map.of(), axis(0, 0.2f));
        search.keep("unknown", "Was not embedded yet.", List.of("x"), Map.of());

        assertThat(search.near(axis(0), 2)).containsOnlyKeys("north", "nearly-north").containsEntry("north", 0.0);
        assertThat(search.like("north", 1)).containsExactly("nearly-north");
        assertThat(search.nearWith(axis(0), List.of("y"), List.of(), 5)).containsExactly("nearly-north");
        assertThat(search.nearWith(axis(0), List.of("x"), List.of("amiga"), 5)).isEmpty();
    }

    @Test
    void toolsOfATopicLieTogether(DSLContext sql) {
        var search = new ToolSearch(sql);
        var tools = sql.selectFrom(TOOL).where(TOOL.EMBEDDING.isNotNull()).orderBy(TOOL.ID).limit(20).fetch();
        long ofTheTopic = tools.stream()
                .flatMap(tool -> search.like(tool.getKey(), 3).stream()
                        .map(key -> sql.fetchValue(TOOL.TAGS, TOOL.KEY.eq(key))[0].equals(tool.getTags()[0])))
                .filter(same -> same)
                .count();
        assertThat(ofTheTopic).isGreaterThan(30);
    }

    @Test
    void anotherNumberOfDimensionsIsRefused(DSLContext sql) {
        assertThatThrownBy(() -> new ToolSearch(sql).keep("flat", "Is flat.", List.of("x"), Map.of(), 1, 2))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("expected 128 dimensions, not 2");
    }

    private static float[] axis(int number, float... others) {
        var direction = new float[128];
        direction[number] = 1;
        for (int i = 0; i < others.length; i++) {
            direction[number + 1 + i] = others[i];
        }
        return direction;
    }
}
