package dev.plumbline.packs.vehicles;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;

import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.promise.Promises;
import java.util.List;

/** The promises of the vehicles pack: figures of the full set, ranges of any, four functions and their plans. */
public final class VehiclesPromises implements Promises {

    /** Found by the name of the pack. */
    public VehiclesPromises() {}

    @Override
    public String pack() {
        return "vehicles";
    }

    /** The ids are those of the pack's check files that promise the same: a promise stated both ways is asked once. */
    @Override
    public void data(Expectations expectations, boolean fullSet) {
        expectations
                .expect(VEHICLE_OPTIONS)
                .column(VEHICLE_OPTIONS.YEAR)
                .between(1980, 2026)
                .as("year_range", "years are from 1980 to 2026")
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .references(ENGINES.ID)
                .as("orphans", "the engine of every option exists")
                .column(VEHICLE_OPTIONS.TRANSMISSION_ID)
                .references(TRANSMISSIONS.ID)
                .as("orphans_of_transmissions", "the transmission of every option exists");
        if (fullSet) {
            fullSet(expectations);
        }
    }

    /** The figures are those of {@code pack.yaml}. */
    private static void fullSet(Expectations expectations) {
        DataSetPromise full = Packs.find("vehicles").dataSet("full");
        expectations
                .expect(ENGINES)
                .rowCount(full.rowsOf("engines"))
                .as("engine_count", full.fill("${rows.engines:,} engines"));
        expectations
                .expect(TRANSMISSIONS)
                .rowCount(full.rowsOf("transmissions"))
                .as("transmission_count", full.fill("${rows.transmissions} transmissions"));
        expectations
                .expect(VEHICLE_OPTIONS)
                .rowCount(full.rowsOf("vehicle_options"))
                .as("option_count", full.fill("${rows.vehicle_options:,} options"))
                .distinctCount(full.figure("models"), VEHICLE_OPTIONS.MAKE, VEHICLE_OPTIONS.MODEL)
                .as("model_count", full.fill("${figures.models:,} models, counted as pairs of make and model"))
                .column(VEHICLE_OPTIONS.YEAR)
                .distinctCount(full.figure("years"))
                .as("year_count", full.fill("${figures.years} distinct years, 1980 to 2026"))
                .column(VEHICLE_OPTIONS.MAKE)
                .distinctCount(full.figure("makes"))
                .as("make_count", full.fill("${figures.makes} makes"))
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .nullCount(full.figure("options_without_engine"))
                .as(
                        "null_engine_count",
                        full.fill("${figures.options_without_engine:,} options without an engine, about 1.1 %"));
    }

    @Override
    public List<FunctionProof> functions() {
        return VehiclesFunctions.proofs();
    }

    @Override
    public List<Lookup> lookups() {
        return VehiclesFunctions.lookups();
    }
}
