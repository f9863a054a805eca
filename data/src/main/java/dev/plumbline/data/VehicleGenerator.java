package dev.plumbline.data;

import dev.plumbline.data.Manifest.Promise;
import dev.plumbline.data.vehicles.VehicleData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vehicles data set as files know it. */
final class VehicleGenerator implements DataSet.Generator {
    static final String NAME = "vehicles";

    private final Map<Scale, VehicleData> made = new LinkedHashMap<>();

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
