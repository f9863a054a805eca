package dev.plumbline.packs.vehicles;

import dev.plumbline.data.DataGenerator;
import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import dev.plumbline.packs.vehicles.data.VehicleData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vehicles data set as files know it. */
public final class VehiclesGenerator implements DataGenerator {

    private final Map<Scale, VehicleData> made = new LinkedHashMap<>();

    /** Found by the name of the pack. */
    public VehiclesGenerator() {}

    @Override
    public String name() {
        return "vehicles";
    }

    @Override
    public String version() {
        return "vehicles-1";
    }

    @Override
    public List<TableRows> tables(Scale scale) {
        VehicleData data = data(scale);
        return List.of(
                new TableRows(
                        "01_engines",
                        "engines",
                        List.of("id", "name"),
                        data.engines().count(),
                        data::engines),
                new TableRows(
                        "02_transmissions",
                        "transmissions",
                        List.of("id", "type"),
                        data.transmissions().count(),
                        data::transmissions),
                new TableRows(
                        "03_vehicle_options",
                        "vehicle_options",
                        List.of("year", "make", "model", "trim", "engine_id", "transmission_id"),
                        data.optionCount(),
                        data::options));
    }

    @Override
    public List<Promise> promises(Scale scale) {
        return data(scale).promises();
    }

    private synchronized VehicleData data(Scale scale) {
        return made.computeIfAbsent(scale, VehicleData::of);
    }
}
