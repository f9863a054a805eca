package dev.plumbline.packs.vehicles;

import static dev.plumbline.types.vehicles.Tables.GET_MAKES_FOR_YEAR;
import static dev.plumbline.types.vehicles.Tables.GET_MODELS_FOR_YEAR_MAKE;
import static dev.plumbline.types.vehicles.Tables.GET_OPTIONS_FOR_VEHICLE;
import static dev.plumbline.types.vehicles.Tables.GET_TRIMS_FOR_YEAR_MAKE_MODEL;
import static dev.plumbline.types.vehicles.Tables.VEHICLE_OPTIONS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import dev.plumbline.site.explore.DropDowns;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Result;

/** Year, make, model, trim: the cascade that the pack is for. */
public final class VehiclesDropDowns implements DropDowns {

    /** Found by the name of the pack. */
    public VehiclesDropDowns() {}

    @Override
    public String pack() {
        return "vehicles";
    }

    @Override
    public String title() {
        return "Find a vehicle";
    }

    @Override
    public List<String> names() {
        return List.of("Year", "Make", "Model", "Trim");
    }

    @Override
    public List<String> choices(DSLContext database, List<String> chosen) {
        return switch (chosen.size()) {
            case 0 -> years(database);
            case 1 -> database.selectFrom(GET_MAKES_FOR_YEAR.call(year(chosen))).fetch(GET_MAKES_FOR_YEAR.MAKE);
            case 2 ->
                database.selectFrom(GET_MODELS_FOR_YEAR_MAKE.call(year(chosen), chosen.get(1)))
                        .fetch(GET_MODELS_FOR_YEAR_MAKE.MODEL);
            default ->
                database.selectFrom(GET_TRIMS_FOR_YEAR_MAKE_MODEL.call(year(chosen), chosen.get(1), chosen.get(2)))
                        .fetch(GET_TRIMS_FOR_YEAR_MAKE_MODEL.TRIM_NAME);
        };
    }

    /** The newest first; one probe of the index for each instead of a walk over all options. */
    private static List<String> years(DSLContext database) {
        Field<Integer> before = field(name("found", "year"), Integer.class);
        CommonTableExpression<Record1<Integer>> found = name("found")
                .fields("year")
                .as(select(max(VEHICLE_OPTIONS.YEAR))
                        .from(VEHICLE_OPTIONS)
                        .unionAll(select(field(select(max(VEHICLE_OPTIONS.YEAR))
                                        .from(VEHICLE_OPTIONS)
                                        .where(VEHICLE_OPTIONS.YEAR.lt(before))))
                                .from(table(name("found")))
                                .where(before.isNotNull())));
        return database.withRecursive(found)
                .select(before)
                .from(found)
                .where(before.isNotNull())
                .orderBy(before.desc())
                .fetch(row -> row.value1().toString());
    }

    @Override
    public Result<? extends Record> answer(DSLContext database, List<String> chosen) {
        return database.selectFrom(
                        GET_OPTIONS_FOR_VEHICLE.call(year(chosen), chosen.get(1), chosen.get(2), chosen.get(3)))
                .fetch();
    }

    private static Integer year(List<String> chosen) {
        return Integer.valueOf(chosen.get(0));
    }
}
