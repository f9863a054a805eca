package dev.plumbline.data.generator;

import dev.plumbline.data.DataGenerator;
import dev.plumbline.data.DataManifest;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A generator whose tables all come from one object, which is created once for each scale and kept. Any thread.
 *
 * @param <D> the source of all rows of a scale
 */
public abstract class ScaledGenerator<D> implements DataGenerator {
    private final String name;
    private final String version;
    private final Function<Scale, D> make;
    private final Map<Scale, D> made = new HashMap<>();

    protected ScaledGenerator(String name, String version, Function<Scale, D> make) {
        this.name = name;
        this.version = version;
        this.make = make;
    }

    protected abstract List<TableRows> tablesOf(D data);

    protected abstract List<DataManifest.Promise> promisesOf(D data);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String version() {
        return version;
    }

    @Override
    public final List<TableRows> tables(Scale scale) {
        return tablesOf(data(scale));
    }

    @Override
    public final List<DataManifest.Promise> promises(Scale scale) {
        return promisesOf(data(scale));
    }

    private synchronized D data(Scale scale) {
        return made.computeIfAbsent(scale, make);
    }
}
