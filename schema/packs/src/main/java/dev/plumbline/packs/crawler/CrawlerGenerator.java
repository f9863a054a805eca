package dev.plumbline.packs.crawler;

import dev.plumbline.data.DataGenerator;
import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.packs.crawler.data.CrawlerData;
import java.util.List;
import java.util.Optional;

/** The crawler data sets as files know them: the clean one, and {@code dirty}, the one with orphans. */
public final class CrawlerGenerator implements DataGenerator {
    private final boolean dirty;

    /** Made by the pack's name. */
    public CrawlerGenerator() {
        this(false);
    }

    private CrawlerGenerator(boolean dirty) {
        this.dirty = dirty;
    }

    @Override
    public String name() {
        return "crawler";
    }

    @Override
    public String version() {
        return "crawler-1";
    }

    @Override
    public Optional<DataGenerator> variant(String set) {
        return set.equals("dirty") ? Optional.of(new CrawlerGenerator(true)) : Optional.empty();
    }

    @Override
    public List<TableRows> tables(Scale scale) {
        return new CrawlerData(scale, dirty).tables();
    }

    @Override
    public List<Promise> promises(Scale scale) {
        return new CrawlerData(scale, dirty).promises(new CrawlerData(scale.isSample() ? Scale.FULL : scale, dirty));
    }
}
