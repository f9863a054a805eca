package dev.plumbline.packs.vehicles;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;

import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.promise.Promises;
import java.util.List;

/** The promises of the vehicles pack: figures of the full set, ranges of any, four functions and their plans. */
public final class VehiclesPromises implements Promises {

    /** Made by the service loader. */
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
                .as("year_range", "years lie in 1980 to 2026")
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

    private static void fullSet(Expectations expectations) {
        expectations.expect(ENGINES).rowCount(30_066).as("engine_count", "30,066 engines");
        expectations.expect(TRANSMISSIONS).rowCount(828).as("transmission_count", "828 transmissions");
        expectations
                .expect(VEHICLE_OPTIONS)
                .rowCount(1_122_644)
                .as("option_count", "1,122,644 options")
                .distinctCount(1_741, VEHICLE_OPTIONS.MAKE, VEHICLE_OPTIONS.MODEL)
                .as("model_count", "1,741 models, counted as pairs of make and model")
                .column(VEHICLE_OPTIONS.YEAR)
                .distinctCount(47)
                .as("year_count", "47 distinct years, 1980 to 2026")
                .column(VEHICLE_OPTIONS.MAKE)
                .distinctCount(53)
                .as("make_count", "53 makes")
                .column(VEHICLE_OPTIONS.ENGINE_ID)
                .nullCount(11_951)
                .as("null_engine_count", "11,951 options without an engine, about 1.1 %");
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
