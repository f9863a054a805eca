package dev.plumbline.loader;

import static dev.plumbline.types.catalog.Tables.PRODUCTS;
import static dev.plumbline.types.crawler.Tables.CRAWL_JOBS;
import static dev.plumbline.types.crawler.Tables.PROFILES;
import static dev.plumbline.types.crawler.Tables.PROJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.loader.mode.Mode;
import dev.plumbline.schema.migrate.Migrator;
import dev.plumbline.schema.pack.Packs;
import dev.plumbline.types.catalog.tables.records.ProductsRecord;
import dev.plumbline.types.crawler.tables.records.CrawlJobsRecord;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

/** Keys that are uuids, prices and JSON out of generated classes into the tables of the packs that have them. */
class TypedPacksIT {

    private record Offer(String number, BigDecimal price, String badge) {}

    @Test
    void pricesKeysAndJsonOfProductsArriveAsTheyAre() {
        try (var scratch = new Scratch()) {
            new Migrator(scratch.database(), Packs.find("catalog")).migrate();
            var skyr = new ProductsRecord();
            skyr.setId(UUID.fromString("506a4df7-6829-4709-91f5-207b383f8db5"));
            skyr.setShop("harvest-market");
            skyr.setExternalId("1");
            skyr.setName("Skyr\t\\ \"nature\"");
            skyr.setCategory("Yoghurt");
            skyr.setPrice(new BigDecimal("2.5"));
            skyr.setNutritionalInfo(JSONB.jsonb("{\"fat\": 0.20, \"of\": [\"skimmed\\tmilk\"]}"));
            skyr.setHash("0".repeat(64));
            Loader.of(scratch.database())
                    .into(PRODUCTS)
                    .records(Stream.of(skyr))
                    .run();
            Loader.of(scratch.database())
                    .into(PRODUCTS)
                    .mode(Mode.APPEND)
                    .rows(IntStream.range(2, 500)
                            .mapToObj(i -> new Offer("" + i, BigDecimal.valueOf(i, 2), "[\"" + i + "\"]")))
                    .column(PRODUCTS.SHOP, offer -> "freshline")
                    .column(PRODUCTS.EXTERNAL_ID, Offer::number)
                    .column(PRODUCTS.NAME, Offer::number)
                    .column(PRODUCTS.CATEGORY, offer -> "Fruit")
                    .column(PRODUCTS.PRICE, Offer::price)
                    .column(PRODUCTS.BADGES, offer -> JSONB.jsonb(offer.badge()))
                    .column(PRODUCTS.HASH, offer -> "1".repeat(64))
                    .run();

            assertThat(
                            scratch.rows(
                                    "select id, name, price, nutritional_info -> 'of' ->> 0, available from products where shop = 'harvest-market'"))
                    .containsExactly("506a4df7-6829-4709-91f5-207b383f8db5|Skyr\t\\ \"nature\"|2.50|skimmed\tmilk|t");
            assertThat(scratch.rows(
                            "select count(*), sum(price), count(distinct id), bool_and(badges ->> 0 = external_id) from products"
                                    + " where shop = 'freshline'"))
                    .containsExactly("498|1247.49|498|t");
        }
    }

    @Test
    void whatReferredToComesFirst() {
        var ann = UUID.fromString("0bc4ae39-18a0-487a-904a-6e8ff8c23a56");
        try (var scratch = new Scratch()) {
            new Migrator(scratch.database(), Packs.find("crawler")).migrate();
            var crawl = new CrawlJobsRecord();
            crawl.setProjectId(7L);
            crawl.setName("wrens");
            crawl.setKeywords(JSONB.jsonb("[\"wren\", \"zaunkönig\"]"));
            Loader.of(scratch.database())
                    .into(PROFILES)
                    .rows(Stream.of(ann))
                    .column(PROFILES.ID, id -> id)
                    .column(PROFILES.EMAIL, id -> "ann@example.com")
                    .column(PROFILES.CREATED_AT, id -> OffsetDateTime.parse("2026-03-29T02:30:00+01:00"))
                    .load()
                    .run();
            Loader.of(scratch.database())
                    .into(PROJECTS)
                    .rows(Stream.of(7L))
                    .column(PROJECTS.ID, id -> id)
                    .column(PROJECTS.NAME, id -> "birds")
                    .column(PROJECTS.USER_ID, id -> ann)
                    .run();
            Loader.of(scratch.database())
                    .into(CRAWL_JOBS)
                    .records(Stream.of(crawl))
                    .run();

            assertThat(
                            scratch.rows(
                                    "select u.email, u.created_at at time zone 'UTC', p.status, c.keywords ->> 1, c.max_images"
                                            + " from crawl_jobs as c join projects as p on p.id = c.project_id join profiles as u on u.id = p.user_id"))
                    .containsExactly("ann@example.com|2026-03-29 01:30:00|active|zaunkönig|1000");
        }
    }
}
