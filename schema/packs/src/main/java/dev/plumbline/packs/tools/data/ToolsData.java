package dev.plumbline.packs.tools.data;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Mix;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The tools data set at one scale. Topics, their subjects, ten actions and five kinds of tool make as many tools as the full set has;
 * a larger one has editions of each.
 */
public final class ToolsData {
    private static final int SAMPLE = 250;
    private static final List<String> COLUMNS = List.of(
            "id", "key", "name", "short_desc", "platform", "tags", "meta", "embedding", "usage_count", "updated_at");

    private final List<Topic> topics = Topic.read();
    private final DataSetPromise promised = Packs.find("tools").dataSet("full");
    private final int full = promised.rowsOf("tool");
    private final int without;
    private final int count;

    public ToolsData(Scale scale) {
        int kinds = topics.size() * Topic.SUBJECTS * Tool.ACTIONS * Tool.KINDS;
        if (kinds != full) {
            throw new IllegalStateException("topics make " + kinds + " tools, expected " + full);
        }
        count = scale.isSample() ? SAMPLE : Math.multiplyExact(full, scale.factor());
        // every so many rows one is without, of the sample too
        without = full / promised.figure("without_embedding");
    }

    public TableRows table() {
        return new TableRows(
                "01_tool",
                "tool",
                COLUMNS,
                count,
                () -> IntStream.range(0, count).mapToObj(this::tool));
    }

    /** The rows that the full set has, and those of this one. */
    public List<Promise> promises(ToolsData full) {
        return List.of(
                new Promise("tool", full.count, count),
                new Promise("without_embedding", full.count / without, count / without));
    }

    /** In an order that mixes topics: 7,919 is prime, so every combination comes once before one comes again. */
    private Tool tool(int index) {
        int edition = index / full;
        int combination = (int) ((index % full) * 7_919L % full);
        int topic = combination % topics.size();
        int rest = combination / topics.size();
        int subject = rest % Topic.SUBJECTS;
        rest /= Topic.SUBJECTS;
        return new Tool(
                index,
                topics.get(topic),
                topic,
                subject,
                rest % Tool.ACTIONS,
                rest / Tool.ACTIONS,
                edition,
                (index + 1) % without == 0 ? Optional.empty() : Optional.of(Mix.of(91, index)));
    }
}
