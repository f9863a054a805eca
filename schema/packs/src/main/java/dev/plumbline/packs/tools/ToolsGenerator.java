package dev.plumbline.packs.tools;

import dev.plumbline.data.DataGenerator;
import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.packs.tools.data.ToolsData;
import java.util.List;

/** The tools data set as files know it. */
public final class ToolsGenerator implements DataGenerator {

    /** Made by the pack's name. */
    public ToolsGenerator() {}

    @Override
    public String name() {
        return "tools";
    }

    @Override
    public String version() {
        return "tools-2";
    }

    @Override
    public List<TableRows> tables(Scale scale) {
        return List.of(new ToolsData(scale).table());
    }

    @Override
    public List<Promise> promises(Scale scale) {
        return new ToolsData(scale).promises(new ToolsData(scale.isSample() ? Scale.FULL : scale));
    }
}
