package example;

import static dev.plumbline.types.vehicles.Tables.ENGINES;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;

import dev.plumbline.types.vehicles.Routines;
import dev.plumbline.types.vehicles.tables.records.EnginesRecord;
import dev.plumbline.types.vehicles.tables.records.GetOptionsForVehicleRecord;
import dev.plumbline.types.vehicles.tables.records.VehicleOptionsRecord;
import java.util.List;
import org.jooq.DSLContext;

/** A service behind year, make, model and trim drop-downs: everything it asks of the database is checked by the compiler. */
public final class Catalogue {
    private final DSLContext db;

    public Catalogue(DSLContext db) {
        this.db = db;
    }

    public List<String> makes(int year) {
        return Routines.getMakesForYear(db.configuration(), year).map(row -> row.getMake());
    }

    public List<String> models(int year, String make) {
        return Routines.getModelsForYearMake(db.configuration(), year, make).map(row -> row.getModel());
    }

    public List<String> trims(int year, String make, String model) {
        return Routines.getTrimsForYearMakeModel(db.configuration(), year, make, model).map(row -> row.getTrimName());
    }

    public List<GetOptionsForVehicleRecord> options(int year, String make, String model, String trim) {
        return Routines.getOptionsForVehicle(db.configuration(), year, make, model, trim);
    }

    public List<String> enginesOf(String make) {
        return db.selectDistinct(ENGINES.NAME)
                .from(VEHICLE_OPTIONS)
                .join(ENGINES)
                .on(ENGINES.ID.eq(VEHICLE_OPTIONS.ENGINE_ID))
                .where(VEHICLE_OPTIONS.MAKE.eq(make))
                .orderBy(ENGINES.NAME)
                .fetch(ENGINES.NAME);
    }

    public EnginesRecord addEngine(String name) {
        EnginesRecord engine = db.newRecord(ENGINES);
        engine.setName(name);
        engine.store();
        return engine;
    }

    public void addOption(int year, String make, String model, String trim, Integer engineId) {
        VehicleOptionsRecord option = db.newRecord(VEHICLE_OPTIONS);
        option.setYear(year);
        option.setMake(make);
        option.setModel(model);
        option.setTrim(trim);
        option.setEngineId(engineId);
        option.store();
    }
}
