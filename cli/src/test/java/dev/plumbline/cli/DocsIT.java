package dev.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schema.pack.Packs;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.testengine.SampleDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of packs and databases, looked at in a real browser. */
class DocsIT {

    @TempDir
    Path temp;

    @Test
    void aPackIsDescribedSearchedAndFocused() throws Exception {
        Path site = temp.resolve("sales");
        assertThat(Ran.command("docs", "sales", "--out", site.toString()).code())
                .isZero();
        try (Browser browser = Browser.start(temp)) {
            look(
                    browser,
                    site,
                    List.of(
                            "index.html",
                            "tables/orders.html",
                            "tables/category_performance.html",
                            "functions/get_sales_of_day.html",
                            "migrations.html"));

            browser.open(site.resolve("index.html").toUri().toString());
            assertThat(browser.ask("document.querySelectorAll('svg.erd .box').length")
                            .asInt())
                    .isEqualTo(11);
            browser.ask("document.getElementById('focus').focus()");
            browser.type("order_items");
            browser.until("document.querySelector('svg.erd').classList.contains('focused')");
            assertThat(texts(browser, "svg.erd .box.near"))
                    .containsExactlyInAnyOrder("order_items", "orders", "products");

            browser.press("Tab");
            browser.ask("document.getElementById('search').focus()");
            browser.type("total_am");
            browser.until("!document.getElementById('found').hidden");
            assertThat(browser.ask("document.querySelector('#found li').firstChild.textContent")
                            .asText())
                    .isEqualTo("orders.total_amount");
            browser.press("Enter");
            browser.until("location.pathname.endsWith('/tables/orders.html') && location.hash.startsWith('#column-')"
                    + " && document.readyState === 'complete'");
            assertThat(browser.ask("document.querySelector('tr:target .column').textContent")
                            .asText())
                    .isEqualTo("total_amount");
        }
    }

    @Test
    void threeHundredTablesAreShownWithoutTakingEverLonger() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("large"));
        Files.writeString(
                folder.resolve("V1__tables.sql"),
                IntStream.range(0, 300)
                        .mapToObj(i -> "create table t" + i + " (id int primary key"
                                + Stream.of(i / 3, i - 7, i % 11)
                                        .filter(to -> to >= 0 && to < i)
                                        .distinct()
                                        .map(to -> ", t" + to + "_id int references t" + to)
                                        .collect(Collectors.joining())
                                + ");")
                        .collect(Collectors.joining("\n")));
        Path site = temp.resolve("site");
        assertThat(Ran.command("docs", folder.toString(), "--out", site.toString())
                        .code())
                .isZero();
        try (Browser browser = Browser.start(temp)) {
            look(browser, site, List.of("index.html", "tables/t0.html"));
            browser.open(site.resolve("index.html").toUri().toString());
            assertThat(browser.ask("document.querySelectorAll('svg.erd .box').length")
                            .asInt())
                    .isEqualTo(300);
            browser.ask("document.querySelector('[data-zoom=fit]').click()");
            assertThat(browser.ask("""
                    [...document.querySelectorAll('svg.erd .box')].every(box => {
                      const at = box.getBoundingClientRect();
                      const room = document.getElementById('canvas').getBoundingClientRect();
                      return at.left >= room.left - 1 && at.right <= room.right + 1 && at.top >= room.top - 1
                        && at.bottom <= room.bottom + 1;
                    })
                    """).asBoolean()).as("all of it fits").isTrue();
        }
    }

    @Test
    void aDatabaseShowsItsFindingsAndItsRowsOnlyWhenAsked() throws Exception {
        Path site = temp.resolve("vehicles");
        try (ThrowAwayDatabase sample = SampleDatabases.of(Packs.find("vehicles"))) {
            String url = Ran.url(sample.database());
            Ran ran = Ran.command("docs", "vehicles", "--url", url, "--out", site.toString());
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(site.resolve("tables/vehicle_options.html"))
                    .content()
                    .contains("Size", "dev.plumbline.types.vehicles.tables.VehicleOptions.VEHICLE_OPTIONS")
                    .doesNotContain("id=\"samples\"");
            assertThat(site.resolve("migrations.html")).content().contains("applied 20");

            assertThat(Ran.command("docs", "vehicles", "--url", url, "--samples", "--out", site.toString())
                            .code())
                    .isZero();
            assertThat(site.resolve("tables/vehicle_options.html"))
                    .content()
                    .contains("id=\"samples\"", "<td data-label=\"make\">");
            try (Browser browser = Browser.start(temp)) {
                look(browser, site, List.of("index.html", "tables/vehicle_options.html"));
            }
        }
    }

    @Test
    void committedPagesAreHeldAgainstTheMigrations() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("db"));
        Files.writeString(folder.resolve("V1__a.sql"), "create table a (id int primary key);");
        String out = temp.resolve("md").toString();
        String[] write = {"docs", folder.toString(), "--format", "markdown", "--out", out};
        String[] check = {"docs", folder.toString(), "--format", "markdown", "--out", out, "--check"};
        assertThat(Ran.command(write).code()).isZero();
        assertThat(Path.of(out, "README.md")).content().contains("```mermaid", "erDiagram", "[a](tables/a.md)");
        assertThat(Ran.command(check).code()).isZero();
        Files.writeString(folder.resolve("V2__b.sql"), "create table b (a_id int references a);");
        Ran stale = Ran.command(check);
        assertThat(stale.code()).isEqualTo(1);
        assertThat(stale.out()).contains("README.md: differs", "tables/b.md: missing", "out of date");
        assertThat(Path.of(out, "tables/b.md")).doesNotExist();
        assertThat(Ran.command(write).code()).isZero();
        assertThat(Ran.command(check).code()).isZero();
        assertThat(Ran.command("docs", folder.toString(), "--samples", "--out", out)
                        .code())
                .isEqualTo(2);
    }

    private static void look(Browser browser, Path site, List<String> pages) throws Exception {
        for (String page : pages) {
            for (int width : new int[] {1200, 400}) {
                browser.size(width, 900, width == 400 ? "dark" : "light");
                browser.open(site.resolve(page).toUri().toString());
                browser.picture(site.getFileName() + "-" + page.replace('/', '-') + "-" + width);
                assertThat(browser.faults(site.toUri().toString()))
                        .as(page + " at " + width)
                        .isEmpty();
            }
        }
        browser.size(1200, 900, "light");
    }

    private static List<String> texts(Browser browser, String selector) throws Exception {
        return Stream.of(browser.ask("[...document.querySelectorAll('" + selector
                                + "')].map(e => e.dataset.name).join('\\n')")
                        .asText()
                        .split("\n"))
                .toList();
    }
}
