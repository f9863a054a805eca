package example;

import static example.db.Tables.METER;
import static example.db.Tables.READING;

import example.db.Routines;
import example.db.enums.Unit;
import example.db.tables.records.MeterRecord;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Uses an enum, an array, jsonb, a partitioned table and a table function, all typed. */
public final class Meters {
    private final DSLContext db;

    public Meters(DSLContext db) {
        this.db = db;
    }

    public Long add(String serial, Unit unit, String[] tags, JSONB facts) {
        MeterRecord meter = db.newRecord(METER);
        meter.setSerial(serial);
        meter.setUnit(unit);
        meter.setTags(tags);
        meter.setFacts(facts);
        meter.store();
        return meter.getId();
    }

    public List<BigDecimal> since(String serial, OffsetDateTime time) {
        return db.select(READING.VALUE)
                .from(READING)
                .where(READING.meter().SERIAL.eq(serial))
                .and(READING.TAKEN_AT.ge(time))
                .fetch(READING.VALUE);
    }

    public BigDecimal latest(String serial) {
        return db.selectFrom(Routines.latest(serial)).fetchOne().getValue();
    }
}
