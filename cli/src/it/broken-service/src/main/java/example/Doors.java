package example;

import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;

import java.util.List;
import org.jooq.DSLContext;

/** Uses a column that one migration adds and the next one drops. */
public final class Doors {
    private final DSLContext db;

    public Doors(DSLContext db) {
        this.db = db;
    }

    public List<Integer> of(String make) {
        return db.selectDistinct(VEHICLE_OPTIONS.DOORS)
                .from(VEHICLE_OPTIONS)
                .where(VEHICLE_OPTIONS.MAKE.eq(make))
                .fetch(VEHICLE_OPTIONS.DOORS);
    }
}
