package example;

import static example.db.Tables.METER;

/** Compiles when the classes are there. */
final class Meters {
    static final String PLACE = METER.PLACE.getName();
}
