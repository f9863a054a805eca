package dev.plumbline.packs.catalog;

import static dev.plumbline.types.catalog.Tables.PROCESSING_ISSUES;
import static dev.plumbline.types.catalog.Tables.PROCESSING_JOBS;
import static dev.plumbline.types.catalog.Tables.PRODUCTS;

import dev.plumbline.schema.pack.DataSetPromise;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.types.catalog.Routines;
import dev.plumbline.verifier.data.Expectations;
import dev.plumbline.verifier.promise.Promises;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The promises of the catalog pack that are about values; what several columns say together is asked by its checks. */
public final class CatalogPromises implements Promises {

    /** Made by the pack's name. */
    public CatalogPromises() {}

    @Override
    public String pack() {
        return "catalog";
    }

    @Override
    public void data(Expectations expectations, boolean fullSet) {
        products(expectations);
        jobs(expectations);
        if (fullSet) {
            DataSetPromise full = Packs.find("catalog").dataSet("full");
            expectations
                    .expect(PRODUCTS)
                    .column(PRODUCTS.SHOP)
                    .distinctCount(full.figure("shops"))
                    .as("shop_count", full.fill("products of ${figures.shops} shops"));
            expectations.expectRowsOf(full, List.of(PRODUCTS, PROCESSING_JOBS, PROCESSING_ISSUES));
        }
    }

    private static void products(Expectations expectations) {
        expectations
                .expect(PRODUCTS)
                .unique(PRODUCTS.SHOP, PRODUCTS.EXTERNAL_ID)
                .as("product_once", "no shop uses a product number twice")
                .holds(
                        "hash_by_function",
                        "product_hash returns the hash of every product",
                        PRODUCTS.HASH.eq(Routines.productHash(
                                PRODUCTS.NAME,
                                PRODUCTS.BRAND,
                                PRODUCTS.CATEGORY,
                                PRODUCTS.DESCRIPTION,
                                PRODUCTS.PRICE,
                                PRODUCTS.ORIGINAL_PRICE,
                                PRODUCTS.AVAILABLE,
                                PRODUCTS.STOCK)))
                .holds(
                        "unit_type",
                        "a unit price names its unit",
                        PRODUCTS.UNIT_PRICE.isNull().eq(PRODUCTS.UNIT_TYPE.isNull()))
                .column(PRODUCTS.HASH)
                .matches("^[0-9a-f]{64}$")
                .as("hash_form", "hashes are 64 hexadecimal digits")
                .column(PRODUCTS.PRICE)
                .between(new BigDecimal("0.01"), new BigDecimal("99999.99"))
                .as("price_range", "no product is free, and none costs more than 99,999.99");
    }

    private static void jobs(Expectations expectations) {
        expectations
                .expect(PROCESSING_JOBS)
                .column(PROCESSING_JOBS.STATUS)
                .acceptedValues(Set.of("pending", "running", "completed", "failed"))
                .as("job_status", "a job is pending, running, completed or failed");
        expectations
                .expect(PROCESSING_ISSUES)
                .column(PROCESSING_ISSUES.JOB_ID)
                .references(PROCESSING_JOBS.ID)
                .as("issues_of_no_job", "the job of every issue exists")
                .column(PROCESSING_ISSUES.SEVERITY)
                .acceptedValues(Set.of("info", "warning", "error", "critical"))
                .as("issue_severity", "an issue is info, warning, error or critical")
                .column(PROCESSING_ISSUES.ISSUE_TYPE)
                .acceptedValues(Set.of(
                        "missing_price",
                        "price_jump",
                        "unknown_category",
                        "broken_image",
                        "duplicate_product",
                        "parse_error",
                        "page_unreachable"))
                .as("issue_type", "every issue is of one of seven kinds");
    }
}
