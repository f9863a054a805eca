package example;

import static dev.plumbline.types.sales.Tables.CATEGORY_PERFORMANCE;
import static dev.plumbline.types.sales.Tables.MONTHLY_SALES;

import dev.plumbline.types.sales.Routines;
import dev.plumbline.types.sales.tables.records.GetOrdersOfCustomerRecord;
import dev.plumbline.types.sales.tables.records.GetSalesOfDayRecord;
import dev.plumbline.types.sales.tables.records.MonthlySalesRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a dashboard asks: live figures from the aggregates, rankings from the views of the last refresh. */
public final class Dashboard {
    private final DSLContext db;

    public Dashboard(DSLContext db) {
        this.db = db;
    }

    public List<GetSalesOfDayRecord> hours(LocalDate day) {
        return Routines.getSalesOfDay(db.configuration(), day);
    }

    public List<MonthlySalesRecord> months(LocalDate from) {
        return db.selectFrom(MONTHLY_SALES)
                .where(MONTHLY_SALES.MONTH.ge(from))
                .orderBy(MONTHLY_SALES.MONTH)
                .fetch();
    }

    public List<GetOrdersOfCustomerRecord> ordersOf(UUID customer) {
        return Routines.getOrdersOfCustomer(db.configuration(), customer);
    }

    /** Revenue of the departments, which have no category above them. */
    public Map<String, BigDecimal> departments() {
        return db.selectFrom(CATEGORY_PERFORMANCE)
                .where(CATEGORY_PERFORMANCE.PARENT_ID.isNull())
                .orderBy(CATEGORY_PERFORMANCE.REVENUE.desc())
                .fetchMap(CATEGORY_PERFORMANCE.NAME, CATEGORY_PERFORMANCE.REVENUE);
    }
}
