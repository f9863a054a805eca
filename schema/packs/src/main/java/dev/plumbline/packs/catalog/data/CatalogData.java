package dev.plumbline.packs.catalog.data;

import dev.plumbline.data.DataManifest.Promise;
import dev.plumbline.data.DataRow;
import dev.plumbline.data.Mix;
import dev.plumbline.data.Scale;
import dev.plumbline.data.TableRows;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the catalog data set at one scale, products with their hash or of the time when they had none. */
public final class CatalogData {
    private final Sizes sizes;
    private final boolean hashed;
    private final List<Shop> shops;
    private final Jobs jobs;
    private final Assortment assortment = new Assortment();

    public CatalogData(Scale scale, boolean hashed) {
        this.sizes = Sizes.of(scale);
        this.hashed = hashed;
        this.shops = Shop.all(sizes.products());
        this.jobs = new Jobs(sizes, shops, scale.factor());
    }

    public List<TableRows> tables() {
        return List.of(
                rows(
                        "01_products",
                        "products",
                        Product.COLUMNS + (hashed ? ",hash" : ""),
                        sizes.products(),
                        () -> shops.stream()
                                .flatMap(shop ->
                                        IntStream.range(0, shop.products()).mapToObj(nth -> product(shop, nth)))),
                rows(
                        "02_processing_jobs",
                        "processing_jobs",
                        "id,shop,status,started_at,completed_at,products_processed,errors_count,error_details,metadata,created_at",
                        sizes.jobs(),
                        () -> IntStream.range(0, jobs.count()).mapToObj(jobs::row)),
                rows(
                        "03_processing_issues",
                        "processing_issues",
                        "id,job_id,shop,issue_type,severity,product_id,details,resolved,created_at",
                        sizes.issues(),
                        () -> IntStream.range(0, jobs.count()).boxed().flatMap(job -> jobs.issuesOf(job).stream())));
    }

    /** The rows that the full set has, and those of this one. */
    public List<Promise> promises(Scale full) {
        Sizes want = Sizes.of(full);
        return List.of(
                new Promise("products", want.products(), sizes.products()),
                new Promise("processing_jobs", want.jobs(), sizes.jobs()),
                new Promise("processing_issues", want.issues(), sizes.issues()));
    }

    /** Three products in a hundred were last seen some rounds ago, and are gone. */
    private Product product(Shop shop, int nth) {
        long chance = Mix.of(Mix.of(75, shop.number()), nth);
        boolean gone = Mix.below(chance, 100) < 3;
        int job = jobs.earlier(shop, gone ? 1 + Mix.below(chance >>> 3, 100) : 0);
        return new Product(shop, nth, assortment.item(shop, nth), jobs.seen(job, nth), gone, hashed);
    }

    private static TableRows rows(
            String file, String table, String columns, int count, Supplier<Stream<? extends DataRow>> rows) {
        return new TableRows(file, table, List.of(columns.split(",")), count, rows);
    }
}
