package example;

import static dev.plumbline.types.tools.Tables.FIND_TOOLS;
import static dev.plumbline.types.tools.Tables.GET_NEAREST_TOOLS;
import static dev.plumbline.types.tools.Tables.TOOL;

import dev.plumbline.types.tools.bindings.Vector;
import dev.plumbline.types.tools.tables.records.ToolRecord;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.tools.json.JSONObject;

/** The part of a catalogue that keeps tools and finds them by what they are like. */
public final class ToolSearch {
    private final DSLContext db;

    public ToolSearch(DSLContext db) {
        this.db = db;
    }

    /** A tool nobody has computed an embedding of yet is kept without one. */
    public ToolRecord keep(String key, String does, List<String> tags, Map<String, String> meta, float... embedding) {
        ToolRecord tool = db.newRecord(TOOL);
        tool.setKey(key);
        tool.setName(key.replace('-', ' '));
        tool.setShortDesc(does);
        tool.setTags(tags.toArray(String[]::new));
        tool.setMeta(JSONB.jsonb(JSONObject.toJSONString(meta)));
        tool.setEmbedding(embedding.length == 0 ? null : embedding);
        tool.store();
        tool.refresh();
        return tool;
    }

    /** Through the index, and how far each is away. */
    public Map<String, Double> near(float[] embedding, int many) {
        var near = db.selectFrom(GET_NEAREST_TOOLS.call(embedding, many)).fetch();
        return near.intoMap(GET_NEAREST_TOOLS.KEY, GET_NEAREST_TOOLS.DISTANCE);
    }

    /** Those with the tags and for the platforms alone, none missed. */
    public List<String> nearWith(float[] embedding, List<String> tags, List<String> platforms, int many) {
        return db.selectFrom(FIND_TOOLS.call(
                        embedding, tags.toArray(String[]::new), platforms.toArray(String[]::new), many))
                .fetch(FIND_TOOLS.KEY);
    }

    /** The same question in the service's own words: a look into twenty of the hundred lists finds nearly all. */
    public List<String> like(String key, int many) {
        float[] embedding = db.fetchValue(TOOL.EMBEDDING, TOOL.KEY.eq(key));
        return db.transactionResult(transaction -> {
            transaction.dsl().execute("set local ivfflat.probes = 20");
            return transaction.dsl()
                    .select(TOOL.KEY)
                    .from(TOOL)
                    .where(TOOL.KEY.ne(key))
                    .orderBy(Vector.cosineDistance(TOOL.EMBEDDING, embedding))
                    .limit(many)
                    .fetch(TOOL.KEY);
        });
    }
}
