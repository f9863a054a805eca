package dev.plumbline.packs.vehicles;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.GET_MAKES_FOR_YEAR;
import static dev.plumbline.types.vehicles.Tables.GET_MODELS_FOR_YEAR_MAKE;
import static dev.plumbline.types.vehicles.Tables.GET_OPTIONS_FOR_VEHICLE;
import static dev.plumbline.types.vehicles.Tables.GET_TRIMS_FOR_YEAR_MAKE_MODEL;
import static dev.plumbline.types.vehicles.Tables.TRANSMISSIONS;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.jooq.impl.DSL.selectDistinct;

import dev.plumbline.verifier.function.FunctionProof;
import dev.plumbline.verifier.lookup.Lookup;
import dev.plumbline.verifier.lookup.PlanExpectation;
import java.time.Duration;
import java.util.List;
import org.jooq.Field;
import org.jooq.Select;

/**
 * The functions of the cascade. Each is held against one plain query over the tables that knows nothing of how the function works,
 * and may look at no more than it answers.
 */
final class VehiclesFunctions {

    private static final Field<Integer> YEAR = VEHICLE_OPTIONS.YEAR;
    private static final Field<String> MAKE = VEHICLE_OPTIONS.MAKE;
    private static final Field<String> MODEL = VEHICLE_OPTIONS.MODEL;
    private static final Field<String> TRIM = VEHICLE_OPTIONS.TRIM;

    private static final String[] INDEXES = {
        "idx_vehicle_year_make", "idx_vehicle_year_make_model", "idx_vehicle_year_make_model_trim"
    };

    private VehiclesFunctions() {}

    static List<FunctionProof> proofs() {
        return List.of(
                new FunctionProof(
                        GET_MAKES_FOR_YEAR.getName(),
                        keys(YEAR),
                        k -> GET_MAKES_FOR_YEAR.call(k.field(YEAR)),
                        keys(YEAR, MAKE)),
                new FunctionProof(
                        GET_MODELS_FOR_YEAR_MAKE.getName(),
                        keys(YEAR, MAKE),
                        k -> GET_MODELS_FOR_YEAR_MAKE.call(k.field(YEAR), k.field(MAKE)),
                        keys(YEAR, MAKE, MODEL)),
                new FunctionProof(
                        GET_TRIMS_FOR_YEAR_MAKE_MODEL.getName(),
                        keys(YEAR, MAKE, MODEL),
                        k -> GET_TRIMS_FOR_YEAR_MAKE_MODEL.call(k.field(YEAR), k.field(MAKE), k.field(MODEL)),
                        keys(YEAR, MAKE, MODEL, TRIM.as(GET_TRIMS_FOR_YEAR_MAKE_MODEL.TRIM_NAME))),
                new FunctionProof(
                        GET_OPTIONS_FOR_VEHICLE.getName(),
                        keys(YEAR, MAKE, MODEL, TRIM),
                        k -> GET_OPTIONS_FOR_VEHICLE.call(k.field(YEAR), k.field(MAKE), k.field(MODEL), k.field(TRIM)),
                        options()));
    }

    private static Select<?> keys(Field<?>... columns) {
        return selectDistinct(columns).from(VEHICLE_OPTIONS);
    }

    private static Select<?> options() {
        return selectDistinct(
                        YEAR,
                        MAKE,
                        MODEL,
                        TRIM,
                        ENGINES.NAME.as(GET_OPTIONS_FOR_VEHICLE.ENGINE_NAME),
                        TRANSMISSIONS.TYPE.as(GET_OPTIONS_FOR_VEHICLE.TRANSMISSION_TYPE),
                        VEHICLE_OPTIONS.ENGINE_ID,
                        VEHICLE_OPTIONS.TRANSMISSION_ID)
                .from(VEHICLE_OPTIONS)
                .leftJoin(ENGINES)
                .on(ENGINES.ID.eq(VEHICLE_OPTIONS.ENGINE_ID))
                .leftJoin(TRANSMISSIONS)
                .on(TRANSMISSIONS.ID.eq(VEHICLE_OPTIONS.TRANSMISSION_ID));
    }

    /**
     * One index probe reads three or four blocks. A name of a drop-down may cost one probe, and an option one for each of its two
     * names beside its own row.
     */
    static List<Lookup> lookups() {
        PlanExpectation names =
                PlanExpectation.none().usesOneOf(INDEXES).touchingAtMost(20, 2).buffersAtMost(20, 6);
        PlanExpectation options =
                PlanExpectation.none().usesOneOf(INDEXES).touchingAtMost(20, 6).buffersAtMost(40, 12);
        return List.of(
                lookup(GET_MAKES_FOR_YEAR.getName(), names, YEAR),
                lookup(GET_MODELS_FOR_YEAR_MAKE.getName(), names, YEAR, MAKE),
                lookup(GET_TRIMS_FOR_YEAR_MAKE_MODEL.getName(), names, YEAR, MAKE, MODEL),
                lookup(GET_OPTIONS_FOR_VEHICLE.getName(), options, YEAR, MAKE, MODEL, TRIM));
    }

    private static Lookup lookup(String function, PlanExpectation plan, Field<?>... key) {
        return Lookup.ofFunction(function, keys(key)).planned(plan).within(Duration.ofMillis(1));
    }
}
