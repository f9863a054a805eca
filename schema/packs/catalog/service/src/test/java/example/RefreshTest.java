package example;

import static dev.plumbline.types.catalog.Tables.PROCESSING_ISSUES;
import static dev.plumbline.types.catalog.Tables.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.test.PlumblineTest;
import dev.plumbline.types.catalog.Routines;
import example.Refresh.Page;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

@PlumblineTest(pack = "catalog", scope = PlumblineTest.Scope.METHOD)
class RefreshTest {
    private static final Page MILK =
            new Page("m-1", "Whole Milk 1 l", "Hollowbrook", "Milk", new BigDecimal("1.20"), true);

    @Test
    void whatHasNotChangedIsLeftAlone(DSLContext sql) {
        var log = new JobLog(sql);
        var refresh = new Refresh(sql, log);
        var cheaper = new Page("m-1", "Whole Milk 1 l", "Hollowbrook", "Milk", new BigDecimal("1.1"), true);

        assertThat(refresh.of("harvest-market", List.of(MILK)).written()).isEqualTo(1);
        var id = refresh.idOf("harvest-market", "m-1");
        assertThat(refresh.of("harvest-market", List.of(MILK)).written()).isZero();
        assertThat(refresh.of("harvest-market", List.of(cheaper)).written()).isEqualTo(1);

        var milk = sql.fetchOne(PRODUCTS, PRODUCTS.ID.eq(id));
        assertThat(milk.getPrice()).isEqualByComparingTo("1.10");
        assertThat(milk.getPriceHistory().data()).contains("1.20").contains("1.1").doesNotContain("null");
        assertThat(milk.getHash()).matches("[0-9a-f]{64}");
        assertThat(log.last("harvest-market", 3)).allSatisfy(job -> {
            assertThat(job.getStatus()).isEqualTo("completed");
            assertThat(job.getProductsProcessed()).isEqualTo(1);
            assertThat(job.getMetadata()).isEqualTo(JSONB.jsonb("{\"pages\": 1}"));
        });
    }

    @Test
    void aProductThatWasThereHasTheHashOfItsRow(DSLContext sql) {
        var known = sql.selectFrom(PRODUCTS).where(PRODUCTS.ORIGINAL_PRICE.isNotNull()).orderBy(PRODUCTS.ID).limit(1).fetchSingle();
        var page = new Page(known.getExternalId(), known.getName(), known.getBrand(), known.getCategory(), BigDecimal.TEN, true);

        assertThat(new Refresh(sql, new JobLog(sql)).of(known.getShop(), List.of(page)).written()).isEqualTo(1);

        known.refresh();
        assertThat(known.getPrice()).isEqualByComparingTo("10");
        assertThat(sql.fetchCount(
                        PRODUCTS,
                        PRODUCTS.HASH.ne(Routines.productHash(
                                PRODUCTS.NAME,
                                PRODUCTS.BRAND,
                                PRODUCTS.CATEGORY,
                                PRODUCTS.DESCRIPTION,
                                PRODUCTS.PRICE,
                                PRODUCTS.ORIGINAL_PRICE,
                                PRODUCTS.AVAILABLE,
                                PRODUCTS.STOCK))))
                .isZero();
    }

    @Test
    void whatAJobStumblesOverIsWrittenDown(DSLContext sql) {
        var log = new JobLog(sql);
        var unreadable = new Page("m-2", "Skyr", null, "Yoghurt", null, true);
        var done = new Refresh(sql, log).of("harvest-market", List.of(unreadable, MILK));

        assertThat(done.written()).isEqualTo(1);
        assertThat(done.job().getErrorsCount()).isEqualTo(1);
        var issue = sql.fetchSingle(PROCESSING_ISSUES, PROCESSING_ISSUES.JOB_ID.eq(done.job().getId()));
        assertThat(issue.getProductId()).isEqualTo("m-2");
        assertThat(issue.getSeverity()).isEqualTo("error");
        log.resolve(issue.getId());
        issue.refresh();
        assertThat(issue.getResolved()).isTrue();
    }

    @Test
    void aJobThatBreaksSaysSoAndEndsOnce(DSLContext sql) {
        var log = new JobLog(sql);
        var tooDear = new Page("m-3", "Truffle", null, "Vegetables", new BigDecimal("123456789.00"), true);
        assertThatThrownBy(() -> new Refresh(sql, log).of("harvest-market", List.of(MILK, tooDear)))
                .isInstanceOf(DataAccessException.class);

        var job = log.last("harvest-market", 1).get(0);
        assertThat(job.getStatus()).isEqualTo("failed");
        assertThat(job.getProductsProcessed()).isEqualTo(2);
        assertThat(job.getErrorDetails().data()).contains("error");
        assertThatThrownBy(() -> log.completed(job, 2)).hasMessageContaining("is not running");
        assertThatThrownBy(() -> log.met(job, "parse_error", JobLog.Severity.INFO, null, null))
                .hasMessageContaining("is not running");
    }

    @Test
    void aProductWithoutAHashIsRefused(DSLContext sql) {
        assertThatThrownBy(() -> sql.insertInto(PRODUCTS)
                        .set(PRODUCTS.SHOP, "harvest-market")
                        .set(PRODUCTS.EXTERNAL_ID, "m-4")
                        .set(PRODUCTS.NAME, "Kefir")
                        .set(PRODUCTS.CATEGORY, "Yoghurt")
                        .set(PRODUCTS.PRICE, BigDecimal.ONE)
                        .execute())
                .hasMessageContaining("hash");
    }
}
