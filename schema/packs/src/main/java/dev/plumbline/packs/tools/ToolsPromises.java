package dev.plumbline.packs.tools;

import static dev.plumbline.types.tools.Tables.TOOL;

import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.promise.Promises;
import org.jooq.impl.DSL;

/** The promises of the tools pack about values; counts, embeddings and look-ups are its checks. */
public final class ToolsPromises implements Promises {

    /** Made by the pack's name. */
    public ToolsPromises() {}

    @Override
    public String pack() {
        return "tools";
    }

    @Override
    public void data(Expectations expectations, boolean fullSet) {
        expectations
                .expect(TOOL)
                .column(TOOL.KEY)
                .unique()
                .as("tool_key_once", "no two tools share a key")
                .matches("^[a-z0-9]+(-[a-z0-9]+)*$")
                .as("tool_key", "keys are lower-case words joined by hyphens");
        expectations
                .expect(TOOL)
                .holds(
                        "tool_tagged",
                        "every tool has a tag",
                        DSL.cardinality(TOOL.TAGS).gt(0))
                .holds("tool_used", "no usage count is negative", TOOL.USAGE_COUNT.ge(0));
        if (fullSet) {
            DataSetPromise full = Packs.find("tools").dataSet("full");
            expectations.expect(TOOL).rowCount(full.rowsOf("tool")).as("tool_count", full.fill("${rows.tool:,} tools"));
        }
    }
}
