package example;

import static dev.plumbline.types.catalog.Tables.PRODUCTS;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonbArray;
import static org.jooq.impl.DSL.jsonbObject;
import static org.jooq.impl.DSL.key;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.value;

import dev.plumbline.types.catalog.Routines;
import dev.plumbline.types.catalog.tables.records.ProcessingJobsRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;

/** Brings the products of a shop up to date and writes the book of it. What has not changed, by its hash, is left alone. */
public final class Refresh {
    private final DSLContext db;
    private final JobLog log;

    public Refresh(DSLContext db, JobLog log) {
        this.db = db;
        this.log = log;
    }

    /** What was read of a shop's page; a price of null could not be read. */
    public record Page(String number, String name, String brand, String category, BigDecimal price, boolean available) {}

    /** The job, and how many products it wrote. */
    public record Done(ProcessingJobsRecord job, int written) {}

    public Done of(String shop, List<Page> pages) {
        ProcessingJobsRecord job = log.begin(shop, JSONB.jsonb("{\"pages\": " + pages.size() + "}"));
        int written = 0;
        int read = 0;
        try {
            for (Page page : pages) {
                read++;
                if (page.price() == null) {
                    log.met(
                            job,
                            "missing_price",
                            JobLog.Severity.ERROR,
                            page.number(),
                            JSONB.jsonb("{\"expected\": \"a price\"}"));
                } else {
                    written += write(shop, page);
                }
            }
        } catch (RuntimeException e) {
            log.failed(job, read, JSONB.jsonb("{\"error\": \"" + e.getClass().getSimpleName() + "\"}"));
            throw e;
        }
        log.completed(job, read);
        return new Done(job, written);
    }

    /** One for a product that is new or has changed. What the page does not tell any more is gone: the hash is that of the row. */
    private int write(String shop, Page page) {
        Field<String> hash = Routines.productHash(
                val(page.name()),
                val(page.brand()),
                val(page.category()),
                val((String) null),
                val(page.price()),
                val((BigDecimal) null),
                val(page.available()),
                val((Integer) null));
        Field<JSONB> bought = jsonbArray(jsonbObject(
                key("on").value(field("current_date")), key("price").value(value(page.price()))));
        return db.insertInto(PRODUCTS)
                .set(PRODUCTS.SHOP, shop)
                .set(PRODUCTS.EXTERNAL_ID, page.number())
                .set(PRODUCTS.NAME, page.name())
                .set(PRODUCTS.BRAND, page.brand())
                .set(PRODUCTS.CATEGORY, page.category())
                .set(PRODUCTS.PRICE, page.price())
                .set(PRODUCTS.AVAILABLE, page.available())
                .set(PRODUCTS.PRICE_HISTORY, bought)
                .set(PRODUCTS.HASH, hash)
                .onConflict(PRODUCTS.SHOP, PRODUCTS.EXTERNAL_ID)
                .doUpdate()
                .set(PRODUCTS.NAME, excluded(PRODUCTS.NAME))
                .set(PRODUCTS.BRAND, excluded(PRODUCTS.BRAND))
                .set(PRODUCTS.CATEGORY, excluded(PRODUCTS.CATEGORY))
                .set(PRODUCTS.PRICE, excluded(PRODUCTS.PRICE))
                .set(PRODUCTS.AVAILABLE, excluded(PRODUCTS.AVAILABLE))
                .setNull(PRODUCTS.DESCRIPTION)
                .setNull(PRODUCTS.ORIGINAL_PRICE)
                .setNull(PRODUCTS.DISCOUNT)
                .setNull(PRODUCTS.DISCOUNT_PERCENTAGE)
                .setNull(PRODUCTS.STOCK)
                .set(
                        PRODUCTS.PRICE_HISTORY,
                        field(
                                "coalesce({0}, '[]') || {1}",
                                JSONB.class,
                                PRODUCTS.PRICE_HISTORY,
                                excluded(PRODUCTS.PRICE_HISTORY)))
                .set(PRODUCTS.UPDATED_AT, currentOffsetDateTime())
                .set(PRODUCTS.HASH, excluded(PRODUCTS.HASH))
                .where(PRODUCTS.HASH.ne(excluded(PRODUCTS.HASH)))
                .execute();
    }

    public UUID idOf(String shop, String number) {
        return db.select(PRODUCTS.ID)
                .from(PRODUCTS)
                .where(PRODUCTS.SHOP.eq(shop), PRODUCTS.EXTERNAL_ID.eq(number))
                .fetchOne(PRODUCTS.ID);
    }
}
