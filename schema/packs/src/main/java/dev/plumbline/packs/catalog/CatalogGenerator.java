package dev.plumbline.packs.catalog;

import dev.plumbline.data.DataGenerator;
import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.packs.catalog.data.CatalogData;
import java.util.List;
import java.util.Optional;

/** The catalog data sets as files know them: products with their hash, and {@code before}, when they had none. */
public final class CatalogGenerator implements DataGenerator {
    private final boolean hashed;

    /** Made by the pack's name. */
    public CatalogGenerator() {
        this(true);
    }

    private CatalogGenerator(boolean hashed) {
        this.hashed = hashed;
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public String version() {
        return "catalog-1";
    }

    @Override
    public Optional<DataGenerator> variant(String set) {
        return set.equals("before") ? Optional.of(new CatalogGenerator(false)) : Optional.empty();
    }

    @Override
    public List<TableRows> tables(Scale scale) {
        return new CatalogData(scale, hashed).tables();
    }

    @Override
    public List<Promise> promises(Scale scale) {
        return new CatalogData(scale, hashed).promises(scale.isSample() ? Scale.FULL : scale);
    }
}
