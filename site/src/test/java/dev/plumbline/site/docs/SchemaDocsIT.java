package dev.plumbline.site.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.database.PlumblineException;
import dev.plumbline.database.output.ResultFile.Existing;
import dev.plumbline.database.output.ResultFile.Readers;
import dev.plumbline.server.ThrowAwayDatabase;
import dev.plumbline.site.html.Site;
import dev.plumbline.site.markdown.MarkdownSite;
import dev.plumbline.site.model.Column;
import dev.plumbline.site.model.Description;
import dev.plumbline.site.model.Relation;
import dev.plumbline.site.model.Routine;
import dev.plumbline.site.model.Use;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database whose names and texts try to become markup, script and paths. */
class SchemaDocsIT {

    private static ThrowAwayDatabase database;
    private static Description description;

    @BeforeAll
    static void describe() throws Exception {
        database = ThrowAwayDatabase.create();
        try (Connection connection = database.database().connectForUser();
                Statement statement = connection.createStatement();
                InputStream in = SchemaDocsIT.class.getResourceAsStream("hostile.sql")) {
            statement.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        description = new SchemaDocs(Optional.empty(), Optional.of(database.database()), 5, "", line -> {}).describe();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void nothingOfTheDatabaseBecomesMarkup() {
        Site.files(description).forEach((name, text) -> {
            assertThat(name).matches("[a-z0-9_.-]+(/[a-z0-9_.-]+)?");
            if (name.endsWith(".html")) {
                assertThat(text.replaceAll("<script src=\"[./a-z]+\" defer></script>", ""))
                        .as(name)
                        .doesNotContainIgnoringCase("<script", "<img", "<i>sad", "onload=\"", " onerror=alert(6)>")
                        .contains("Content-Security-Policy");
            } else if (name.equals("search.js")) {
                assertThat(text).doesNotContain("<", "</", "\\u003c\"").contains("u003cscript");
            }
        });
        MarkdownSite.files(description)
                .forEach((name, text) -> assertThat(text.replaceAll("(?s)```.*?```|`[^`\n]*`", ""))
                        .as(name)
                        .doesNotContain("<script", "<img", "<i>", "<b>"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        SortedMap<String, String> files = Site.files(description);
        assertThat(followed(files, Pattern.compile("(?:href|src)=\"([^\"]+)\"")))
                .isGreaterThan(100);
        assertThat(followed(MarkdownSite.files(description), Pattern.compile("\\]\\(([^)\\s]+)\\)")))
                .isGreaterThan(20);
    }

    private static int followed(SortedMap<String, String> files, Pattern link) {
        int links = 0;
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (!file.getKey().endsWith(".html") && !file.getKey().endsWith(".md")) {
                continue;
            }
            Matcher matcher = link.matcher(file.getValue().replaceAll("(?s)```.*?```|<code>.*?</code>|`[^`]*`", ""));
            while (matcher.find()) {
                String target = matcher.group(1);
                if (target.startsWith("data:")) {
                    continue;
                }
                links++;
                String[] parts = target.split("#", 2);
                String page = parts[0].isEmpty()
                        ? file.getKey()
                        : Path.of(file.getKey())
                                .resolveSibling(parts[0])
                                .normalize()
                                .toString();
                assertThat(files).as(target + " of " + file.getKey()).containsKey(page);
                if (parts.length == 2) {
                    assertThat(files.get(page)).as(target).contains("id=\"" + parts[1] + "\"");
                }
            }
        }
        return links;
    }

    @Test
    void aViewsColumnsAreTracedToTheirTables() {
        Relation spending = relation("spending");
        String orders = "\"Order </title><script>alert(2)</script>\"";
        assertThat(sources(spending, "who")).containsExactly("customer.name");
        assertThat(sources(spending, "total")).containsExactly(orders + ".amount|`*");
        assertThat(sources(spending, "twice")).containsExactly(orders + ".amount|`*");
        assertThat(sources(relation("everybody"), "name"))
                .containsExactlyInAnyOrder(
                        "customer.name", "\"Other Schema\".\"../../etc/passwd\".x\" onload=\"alert(3)");
        assertThat(sources(relation("upper_names"), "name"))
                .containsExactlyInAnyOrder("spending.who", "everybody.name");
    }

    @Test
    void usesAndCallersAreFound() {
        Relation customer = relation("customer");
        assertThat(column(customer, "name").uses().stream().map(Use::name)).contains("spending", "everybody", "atomic");
        assertThat(column(customer, "id").uses().stream().map(use -> use.what() + " " + use.name()))
                .contains("primary key customer_pkey", "view spending")
                .anyMatch(use -> use.startsWith("foreign key Order"));
        assertThat(routine("total_of").callers())
                .containsExactly(
                        new Use("function", "doubled", 0, routine("doubled").oid(), true));
        assertThat(column(relation("\"Order </title><script>alert(2)</script>\""), "amount|`*").uses().stream()
                        .map(Use::name))
                .contains("total_of");
    }

    @Test
    void theJavaNamesAreThoseOfTheGeneratedTypes() {
        assertThat(description.javaName("table spending"))
                .hasValueSatisfying(name -> assertThat(name).endsWith("tables.Spending.SPENDING"));
        assertThat(description.javaName("column spending.who"))
                .hasValueSatisfying(name -> assertThat(name).endsWith("Spending.SPENDING.WHO"));
        assertThat(description.javaName("routine doubled"))
                .hasValueSatisfying(name -> assertThat(name).endsWith("Routines.doubled"));
    }

    @Test
    void findingsStandBesideWhatTheyConcern() {
        SortedMap<String, String> files = Site.files(description);
        String con = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("tables/con-"))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(con).contains("id=\"findings\"", "health/table_without_primary_key");
        assertThat(files.get("tables/customer.html")).doesNotContain("health/table_without_primary_key");
        assertThat(files.get("health.html")).contains("health/table_without_primary_key");
    }

    @Test
    void rowsAreShownWhereTheyAreWantedAlone() {
        assertThat(relation("customer").samples().orElseThrow().rows()).hasSize(1);
        Description without =
                new SchemaDocs(Optional.empty(), Optional.of(database.database()), 0, "", line -> {}).describe();
        Site.files(without).values().forEach(page -> assertThat(page).doesNotContain("onerror=alert(6)"));
        assertThat(Site.files(without)).isEqualTo(Site.files(without));
    }

    @Test
    void staleAndForeignFilesAreSeen(@TempDir Path temp) throws Exception {
        var folder = new DocsFolder(temp.resolve("docs"));
        SortedMap<String, String> files = Site.files(description);
        folder.write(files, Existing.KEPT, Readers.BY_UMASK);
        assertThat(folder.stale(files)).isEmpty();
        assertThat(folder.write(files, Existing.KEPT, Readers.BY_UMASK)).isZero();

        Path list = temp.resolve("docs").resolve(DocsFolder.LIST);
        Path outside = Files.writeString(temp.resolve("mine.html"), "plumbline docs");
        Files.writeString(list, Files.readString(list) + "../mine.html\nold.html\n");
        Files.writeString(temp.resolve("docs/old.html"), "written by plumbline docs");
        Files.writeString(temp.resolve("docs/index.html"), "changed");
        assertThat(folder.stale(files))
                .containsExactly("index.html: differs", "old.html: it lists nothing that still exists");
        folder.write(files, Existing.KEPT, Readers.BY_UMASK);
        assertThat(temp.resolve("docs/old.html")).doesNotExist();
        assertThat(outside).exists();
        assertThat(folder.stale(files)).isEmpty();

        var more = new TreeMap<>(files);
        more.put("notes.html", "ours");
        Files.writeString(temp.resolve("docs/notes.html"), "somebody's");
        assertThatThrownBy(() -> folder.write(more, Existing.KEPT, Readers.BY_UMASK))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("notes.html: already exists");
    }

    private static Relation relation(String name) {
        return description.relations().stream()
                .filter(one -> one.name().in(description.home()).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Routine routine(String name) {
        return description.routines().stream()
                .filter(one -> one.name().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Column column(Relation relation, String name) {
        return relation.columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sources(Relation view, String column) {
        Map<Long, Relation> all = description.byNumber();
        Set<String> seen = new HashSet<>();
        return column(view, column).sources().stream()
                .map(source -> all.get(source.relation()).name().in(description.home()) + "." + source.column())
                .filter(seen::add)
                .toList();
    }
}
