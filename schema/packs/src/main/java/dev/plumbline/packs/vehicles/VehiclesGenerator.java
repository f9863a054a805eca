package dev.plumbline.packs.vehicles;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.TableRows;
import dev.plumbline.data.generator.ScaledGenerator;
import dev.plumbline.packs.vehicles.data.VehicleData;
import java.util.List;

/** The vehicles data set as files know it. */
public final class VehiclesGenerator extends ScaledGenerator<VehicleData> {

    /** Found by the name of the pack. */
    public VehiclesGenerator() {
        super("vehicles", "vehicles-1", VehicleData::of);
    }

    @Override
    protected List<TableRows> tablesOf(VehicleData data) {
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
    protected List<Promise> promisesOf(VehicleData data) {
        return data.promises();
    }
}
